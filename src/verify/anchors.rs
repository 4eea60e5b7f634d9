//! Time-stamps: each is for the file that its name says, by an authority whose signature holds,
//! and those that the freeze lists are there (docs/FORMAT.md §5 and §6).
//!
//! Whether a package is broken never depends on whom the reader trusts: a chain that leads to no
//! trusted root, or not soundly, makes a time unconfirmed and nothing else.

use super::{
    content::Files,
    custody::Custody,
    finding::{Code, Findings},
    seal::SEAL,
    stamp::Stamp,
};
use crate::{
    format::{
        anchor::{AnchorFile, Authority, FOLDER, FrozenToken, Stamped, chain_from_pem},
        record::Kind,
        seal_text::Seal,
    },
    model::{Digest, Utc},
    seal::{
        sha256,
        token::{Ask, ChainFault, Root, Token, TokenFault, built_in_roots, check as check_token},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Where the time-stamps lie, and what they are compared with.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The package's files.
    pub(super) files: &'a Files,
    /// The files among which anchors/ is: the package's, or those of its annex.
    pub(super) anchors: &'a Files,
    pub(super) seal: Option<&'a Seal>,
    pub(super) custody: Option<&'a Custody>,
    /// What has to be there.
    pub(super) frozen: &'a [FrozenToken],
    /// Roots that the reader trusts besides the built-in ones.
    pub(super) roots: &'a [Root],
}

/// What the responses gave, beside the stamps.
#[derive(Default)]
struct Read {
    /// Responses whose fault is said already, by place.
    faulty: BTreeSet<String>,
    /// Hashes of the certificates that each authority's responses carry; none where one of them
    /// can't be read, so that nobody can say.
    carried: BTreeMap<Authority, Option<BTreeSet<Digest>>>,
}

/// Checks anchors/ and what the freeze says of it.
pub(super) fn check(at: &Context, out: &mut Findings) -> Vec<Stamp> {
    let present = places(at, out);
    let mut roots = if present.is_empty() { Vec::new() } else { built_in_roots() };
    roots.extend_from_slice(at.roots);
    let claims = Claims::of(at);
    let (mut read, mut stamps) = (Read::default(), Vec::new());
    for file in &present {
        let AnchorFile::Response(what, authority) = file else { continue };
        let Some(stamped) = place_of(*what, at.files) else { continue };
        let query = AnchorFile::Query(*what, authority.clone()).to_string();
        let carried = read.carried.entry(authority.clone()).or_insert(Some(BTreeSet::new()));
        let path = file.to_string();
        let Some((token, why)) = again(at, (&query, &path), (&stamped, &roots), out) else {
            *carried = None;
            read.faulty.insert(path);
            continue;
        };
        if let Some(carried) = carried {
            carried.extend(token.carried.iter().map(|der| sha256(der)));
        }
        let claimed = claims.of_file(*what, &stamped);
        let stamp = Stamp::new(path, (*what, authority.clone(), stamped), &token, claimed);
        note(&stamp, why, out);
        stamps.push(stamp);
    }
    chains(at.anchors, &present, &read, out);
    let by_path: BTreeMap<_, _> = stamps.iter().map(|s| (s.path.as_str(), s)).collect();
    for frozen in at.frozen {
        let path = frozen.path.as_str();
        if !read.faulty.contains(path) {
            frozen_is_here(frozen, by_path.get(path).copied(), out);
        }
    }
    stamps
}

/// Whether every authority has its chain beside its tokens, as a package is written.
pub(super) fn are_whole<'p>(paths: impl Iterator<Item = &'p String>) -> bool {
    let files: BTreeSet<AnchorFile> = paths.filter_map(|path| path.parse().ok()).collect();
    files.iter().all(|file| match file {
        AnchorFile::Query(_, by) | AnchorFile::Response(_, by) => {
            files.contains(&AnchorFile::Chain(by.clone()))
        }
        AnchorFile::Chain(_) => true,
    })
}

/// The files that may be there, by name: of something that is here, and none without its other half.
fn places(at: &Context, out: &mut Findings) -> BTreeSet<AnchorFile> {
    let mut present = BTreeSet::new();
    for (path, _) in at.anchors.below(FOLDER) {
        let file = path.parse::<AnchorFile>().ok().filter(|file| match file {
            AnchorFile::Query(what, _) | AnchorFile::Response(what, _) => {
                place_of(*what, at.files).is_some()
            }
            AnchorFile::Chain(_) => true,
        });
        match file {
            Some(file) => _ = present.insert(file),
            None => out.say(Code::AnchorPlace, path, "not a timestamp of a file that is here"),
        }
    }
    let stamping: BTreeSet<_> = present.iter().filter_map(responder).collect();
    for file in &present {
        let (whole, why) = match file {
            AnchorFile::Query(what, by) => {
                let response = AnchorFile::Response(*what, by.clone());
                (present.contains(&response), "a query without its response")
            }
            AnchorFile::Response(what, by) => {
                let query = AnchorFile::Query(*what, by.clone());
                (present.contains(&query), "a response without its query")
            }
            AnchorFile::Chain(by) => (stamping.contains(by), "an authority without a response"),
        };
        out.expect(whole, Code::AnchorPlace, &file.to_string(), why);
    }
    present
}

/// Whose response it is, if it is one.
fn responder(file: &AnchorFile) -> Option<&Authority> {
    match file {
        AnchorFile::Response(_, by) => Some(by),
        AnchorFile::Query(..) | AnchorFile::Chain(_) => None,
    }
}

/// The file that a name means, when it is here.
fn place_of(what: Stamped, files: &Files) -> Option<String> {
    let candidates = match what {
        Stamped::Seal => vec![SEAL.to_owned()],
        Stamped::SealSignature => vec![format!("{SEAL}.sig")],
        Stamped::Exhibit(id) => {
            Kind::ALL.iter().map(|kind| format!("data/{id}/{}", kind.file())).collect()
        }
    };
    candidates.into_iter().find(|path| files.has(path))
}

/// Query and response read again, for the bytes of the stamped file; and why its chain leads to no
/// trusted root though it names one.
fn again(
    at: &Context,
    (query, response): (&str, &str),
    (stamped, roots): (&str, &[Root]),
    out: &mut Findings,
) -> Option<(Token, Option<ChainFault>)> {
    let (asked, answer) = (at.anchors.bytes(query)?, at.anchors.bytes(response)?);
    let imprint = at.files.get(stamped)?.sha256;
    let ask = Ask::from_der(asked);
    let ask = ask.map_err(|e| out.say(Code::TokenForm, query, e.to_string())).ok()?;
    if ask.imprint != imprint {
        out.say(Code::TokenImprint, query, format!("asks about other bytes than {stamped}"));
        return None;
    }
    let token = match check_token(answer, &ask, roots) {
        Err(TokenFault::Chain(why)) => check_token(answer, &ask, &[]).map(|t| (t, Some(why))),
        token => token.map(|t| (t, None)),
    };
    let say = |fault: TokenFault| match fault {
        TokenFault::Imprint { .. } => {
            out.say(Code::TokenImprint, response, format!("is for other bytes than {stamped}"));
        }
        fault => out.say(Code::TokenForm, response, fault.to_string()),
    };
    token.map_err(say).ok()
}

/// When the files that can be stamped were finished, by the computer's own claim.
struct Claims {
    sealed: Option<Utc>,
    /// By the record's place: the line that logs it.
    records: BTreeMap<String, Utc>,
}

impl Claims {
    fn of(at: &Context) -> Self {
        let mut records = BTreeMap::new();
        for line in at.custody.iter().flat_map(|c| &c.log.lines) {
            for file in line.files().unwrap_or_default() {
                let path = file.path.as_str();
                if Kind::ALL.iter().any(|kind| path.ends_with(kind.file())) {
                    records.entry(path.to_owned()).or_insert(line.t_claimed);
                }
            }
        }
        Self { sealed: at.seal.map(|seal| seal.sealed), records }
    }

    fn of_file(&self, what: Stamped, place: &str) -> Option<Utc> {
        if what.is_seal() { self.sealed } else { self.records.get(place).copied() }
    }
}

fn note(stamp: &Stamp, why: Option<ChainFault>, out: &mut Findings) {
    if !stamp.confirmed {
        let why = why.map(|w| format!("; its chain does not hold: {w}")).unwrap_or_default();
        let why = format!("its topmost certificate is sha256:{}{why}", stamp.root);
        out.say(Code::TokenUnconfirmed, &stamp.path, why);
    }
    if stamp.confirmed && stamp.claimed_later() {
        let claimed = stamp.claimed.map(Utc::to_seconds).unwrap_or_default();
        let why = format!("claimed {claimed}, stamped {}", stamp.at.to_seconds());
        out.say(Code::ClaimedLater, &stamp.file, why);
    }
}

/// `AUTH-chain.pem` holds certificates that the authority's responses carry, and nothing else.
fn chains(files: &Files, present: &BTreeSet<AnchorFile>, read: &Read, out: &mut Findings) {
    for file in present {
        let AnchorFile::Chain(authority) = file else { continue };
        let Some(Some(carried)) = read.carried.get(authority) else { continue };
        let path = file.to_string();
        let Some(bytes) = files.bytes(&path) else { continue };
        let all = chain_from_pem(bytes);
        let fits = all.is_some_and(|all| all.iter().all(|der| carried.contains(&sha256(der))));
        let why = "not just certificates that the authority's responses carry";
        out.expect(fits, Code::TokenChain, &path, why);
    }
}

/// A token of the freeze's list is there, and is the one it lists.
fn frozen_is_here(frozen: &FrozenToken, stamp: Option<&Stamp>, out: &mut Findings) {
    let path = frozen.path.as_str();
    let Some(stamp) = stamp else {
        return out.say(Code::TokenMissing, path, "the freeze lists it");
    };
    let found = (&stamp.authority, &stamp.serial, stamp.imprint);
    let same = found == (&frozen.authority, &frozen.serial, frozen.imprint);
    out.expect(same, Code::TokenMissing, path, "the freeze lists another");
}
