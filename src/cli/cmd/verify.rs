//! `verify`: the verdict, what it shows and what it does not, and every finding.

use crate::{
    cli::{
        Call, Exit, Told,
        args::{KeyArg, VerifyArgs},
        explain, print, sanitize, stamps, terms,
    },
    seal::{PublicKey, token::Root},
    text::{Catalog, Lang, say},
    verify::{self, Asked, Code, Container, Finding, Level, Report, Verdict, WantedKey},
};
use std::path::PathBuf;

pub(in crate::cli) fn run(args: &VerifyArgs, call: &mut Call) -> Result<Exit, Told> {
    let want = args.key.as_ref().map(|k| wanted(call, k)).transpose()?;
    let said = say!(call.text, "verify-progress");
    call.progress(&said);
    let roots = trusted(call, &args.tsa_ca)?;
    let asked = Asked { key: want.as_ref(), roots: &roots, annex: args.annex.as_deref() };
    let report =
        verify::check_for(&args.path, &asked).map_err(|e| explain::verify(&e, &call.text))?;
    call.object(&report.to_json())?;
    let asked = want.is_some();
    lines(call, &report, asked).iter().for_each(|l| call.answer(l));
    Ok(exit(&report))
}

/// Broken is the answer no; everything else that could be read is done.
fn exit(report: &Report) -> Exit {
    match report.verdict() {
        Verdict::Sound => Exit::Done,
        Verdict::Broken => Exit::Broken,
    }
}

fn wanted(call: &Call, key: &KeyArg) -> Result<WantedKey, Told> {
    match key {
        KeyArg::Fingerprint(wanted) => Ok(wanted.clone()),
        KeyArg::File(path) => {
            let pem = std::fs::read(path).map_err(|e| explain::read(path, &e, &call.text))?;
            let key = PublicKey::from_pem(&pem);
            key.map(WantedKey::Key).map_err(|_| explain::wanted_key(path.display(), &call.text))
        }
    }
}

/// The roots of time authorities that the files hold.
fn trusted(call: &Call, files: &[PathBuf]) -> Result<Vec<Root>, Told> {
    let mut roots = Vec::new();
    for path in files {
        let file = std::fs::read(path).map_err(|e| explain::read(path, &e, &call.text))?;
        let read = Root::read_all(&file);
        roots.extend(read.map_err(|e| explain::authority_root(path, &e, &call.text))?);
    }
    Ok(roots)
}

/// The signer first: under a forger's own key a forgery is intact and signed too.
fn lines(call: &Call, report: &Report, asked: bool) -> Vec<String> {
    let mut out = vec![];
    if let Some(signer) = &report.signer {
        out.push(match (signer.confirmed, asked) {
            (true, _) => say!(call.text, "verify-signer-confirmed"),
            (false, true) => say!(call.text, "verify-signer-other"),
            (false, false) => say!(call.text, "verify-signer-unknown"),
        });
        out.push(say!(
            call.text,
            "verify-fingerprint",
            fingerprint = print::groups(&signer.fingerprint)
        ));
        let ssh = print::ssh_groups(&signer.ssh_fingerprint);
        out.push(say!(call.text, "verify-fingerprint-ssh", fingerprint = ssh));
    }
    out.extend(verdict(call, report));
    if report.verdict() == Verdict::Sound {
        out.extend(stamps::lines(&report.stamps, &call.text));
    }
    out.extend(contents(call, report));
    out.extend(findings(call, report));
    if report.verdict() == Verdict::Sound {
        out.push(say!(call.text, "verify-device"));
    }
    out
}

fn verdict(call: &Call, report: &Report) -> Vec<String> {
    let mut broken = report.findings.iter().filter(|f| f.level == Level::Broken).peekable();
    if broken.peek().is_some() && broken.all(|f| f.code == Code::NotTheSigner) {
        return vec![say!(call.text, "verify-other-signer")];
    }
    if report.findings.iter().any(|f| f.code == Code::NotAPackage) {
        return vec![
            say!(call.text, "verify-not-package"),
            say!(call.text, "verify-not-package-hint"),
        ];
    }
    if report.verdict() == Verdict::Broken {
        return vec![say!(call.text, "verify-broken"), say!(call.text, "verify-broken-shows-not")];
    }
    let time = report.sealed_claimed.map(|t| format!("{} · {}", t.to_seconds(), t.to_pakistan()));
    let rungs = report.rungs().into_iter().flat_map(|r| terms::rung(r, &call.text));
    rungs.chain([say!(call.text, "verify-time", time = time.unwrap_or_default())]).collect()
}

fn contents(call: &Call, report: &Report) -> Vec<String> {
    let mut out = vec![];
    if let (Some(case), Some(bag)) = (report.case, &report.bag) {
        out.push(say!(call.text, "verify-case", case = case.to_string(), bag = bag.clone()));
    }
    if let Some(uid) = report.case_uid {
        out.push(say!(call.text, "verify-case-uid", uid = uid.to_string()));
    }
    if let Some((count, _)) = report.custody {
        let (files, size) = (call.text.files(report.files), print::size(report.bytes));
        out.push(say!(
            call.text,
            "verify-holds",
            files = files,
            size = size,
            lines = call.text.lines(count)
        ));
    }
    let broken = report.verdict() == Verdict::Broken;
    let shown = report.container.filter(|c| !(broken && *c == Container::Repacked));
    out.extend(shown.map(|c| terms::container(c, &call.text)));
    for held in &report.withheld {
        let reason = terms::why_withheld(held.reason, &call.text);
        out.push(say!(call.text, "verify-withheld", path = held.path.to_string(), reason = reason));
    }
    out
}

fn findings(call: &Call, report: &Report) -> Vec<String> {
    report.findings.iter().flat_map(|f| finding(f, &call.text)).collect()
}

/// A finding in words; under it, in English alone, in which way: details have no other language.
fn finding(f: &Finding, text: &Catalog) -> Vec<String> {
    let (what, code) = (explain::finding(f.code, text), f.code.to_string());
    let path = f.path.as_deref().map(sanitize::line);
    let mut out = vec![match (f.level, path) {
        (Level::Broken, Some(path)) => {
            say!(text, "verify-finding-broken", what = what, path = path, code = code)
        }
        (Level::Broken, None) => {
            say!(text, "verify-finding-broken-whole", what = what, code = code)
        }
        (Level::Note, Some(path)) => {
            say!(text, "verify-finding-note", what = what, path = path, code = code)
        }
        (Level::Note, None) => say!(text, "verify-finding-note-whole", what = what, code = code),
    }];
    if text.lang() == Lang::En && !f.detail.is_empty() {
        out.push(format!("  {}", sanitize::line(&f.detail)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Code;

    fn said(code: Code, path: Option<&str>, lang: Lang) -> Vec<String> {
        let (path, detail) = (path.map(str::to_owned), "listed twice".to_owned());
        finding(&Finding { code, level: code.level(), path, detail }, &Catalog::new(lang))
    }

    #[test]
    fn a_finding_says_what_where_and_its_code() {
        let path = Some("data/E0001/text.txt");
        let line = "broken: a file is not as it was sealed: data/E0001/text.txt (file-changed)";
        assert_eq!(said(Code::FileChanged, path, Lang::En), [line, "  listed twice"]);
        let line = "خرابی: ایک فائل ویسی نہیں جیسی مہر لگاتے وقت تھی: data/E0001/text.txt \
                    (file-changed)";
        assert_eq!(said(Code::FileChanged, path, Lang::Ur), [line]);
    }

    #[test]
    fn a_finding_of_the_whole_has_no_hole_for_a_path() {
        let line = "note: this was zipped again; every sealed file is unchanged (repacked)";
        assert_eq!(said(Code::Repacked, None, Lang::En), [line, "  listed twice"]);
        let line = "kharabi: seal parhi nahi ja sakti (seal-form)";
        assert_eq!(said(Code::SealForm, None, Lang::UrLatn), [line]);
    }

    #[test]
    fn a_path_cannot_write_to_the_terminal() {
        let said = said(Code::Litter, Some("a\u{1b}[2J"), Lang::UrLatn);
        assert!(said[0].contains("a\\u{1b}[2J (litter)"), "{said:?}");
    }
}
