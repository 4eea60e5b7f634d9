//! A capture as it ended: the record is written, and what is to be told of it.

use super::{
    error::{Error, StepError},
    exhibit::{Begun, End, Setting},
    look::Signs,
    quality,
    record::{self, Facts},
    steps::{StepEnd, Work},
    traffic,
};
use crate::{
    model::{Artefact, ExhibitId, Outcome, Quality, Role},
    seal::SecretKey,
};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A capture as it ended.
#[derive(Debug, Clone)]
pub struct Captured {
    /// The exhibit.
    pub exhibit: ExhibitId,
    /// The address asked for.
    pub url: String,
    /// Where it ended.
    pub final_url: Option<String>,
    /// The page's status.
    pub status: Option<u64>,
    /// What kind of page came.
    pub quality: Quality,
    /// The sign that led to that judgement.
    pub sign: &'static str,
    /// Whether everything is there.
    pub outcome: Outcome,
    /// Each step.
    pub steps: Vec<StepEnd>,
    /// The files.
    pub artefacts: Vec<Artefact>,
    /// Their folder.
    pub dir: PathBuf,
    /// The page's first words.
    pub first_words: String,
    /// The picture to look at.
    pub picture: Option<PathBuf>,
    /// Exchanges that are not in the archive.
    pub left_out: usize,
    /// Texts and bodies of which only the beginning is kept, because they were too long.
    pub cut: usize,
    /// Whether a bound ended the scrolling before the page's end.
    pub scroll_capped: bool,
    /// Height at which the picture was cut.
    pub truncated_at: Option<u32>,
    /// What ended it early: a code.
    pub stopped_by: Option<&'static str>,
    /// The browser's own words, when the page could not be opened.
    pub net_error: Option<String>,
    /// Whether the record is signed.
    pub signed: bool,
    /// Whether a certificate that is not trusted was accepted.
    pub certificate_accepted: bool,
    /// Whether a proxy stood between, so that no address was seen.
    pub proxied: bool,
}

/// Judges, writes the record and gives what is to be told.
pub(super) fn finish(
    w: Work<'_, '_>,
    setting: &Setting<'_>,
    key: Option<&SecretKey>,
    begun: &Begun<'_>,
    end: End,
) -> Result<Captured, Error> {
    let scene = w.page.scene;
    let (status, final_url) = {
        let state = scene.state();
        let status = state.document().map(traffic::Request::status).filter(|s| *s > 0);
        (status, record::final_url(&state))
    };
    let roles: Vec<Role> = w.keep.artefacts.iter().map(|a| a.role).collect();
    let outcome = record::outcome(&end.steps, end.stop.as_ref(), &roles);
    let signs = w.learned.signs.as_ref();
    let judged = judged(status, signs, outcome);
    let facts = Facts {
        requested: begun.url.as_str(),
        started: begun.started,
        ended: w.keep.case().clock().now(),
        steps: &end.steps,
        learned: &w.learned,
        quality: judged,
        outcome,
        options: setting.options,
        accepted: end.accepted.clone(),
        script_stopped: w.page.script_stopped.get(),
        log_head: begun.log_head,
        roles,
    };
    let body = record::body(scene, setting.tool, &facts);
    let too_long = |b: &&Value| b["reason"] == "length";
    let bodies = body["cut_bodies"].as_array().into_iter().flatten().filter(too_long).count();
    let cut = bodies + w.learned.cut.len();
    let stopped_by = end.stop.as_ref().map(StepError::code);
    if judged.0 != Quality::Content {
        w.keep.flag(judged.1)?;
    }
    w.keep.finish(body, outcome, judged.0, stopped_by, key)?;
    let picture = w.learned.picture.as_ref();
    Ok(Captured {
        exhibit: w.keep.exhibit,
        url: begun.url.to_string(),
        final_url,
        status,
        quality: judged.0,
        sign: judged.1,
        outcome,
        artefacts: w.keep.artefacts.clone(),
        picture: to_look_at(&w.keep.artefacts, &w.keep.dir()),
        dir: w.keep.dir(),
        first_words: signs.map(|s| s.first.chars().take(300).collect()).unwrap_or_default(),
        left_out: w.learned.not_archived,
        cut,
        scroll_capped: w.learned.scrolled.as_ref().is_some_and(|s| s.capped),
        truncated_at: picture.and_then(|p| p.truncated.map(|_| p.height)),
        stopped_by,
        net_error: w.learned.net_error.clone(),
        signed: key.is_some(),
        certificate_accepted: end.accepted.is_some(),
        proxied: scene.rules.proxied,
        steps: end.steps,
    })
}

/// A page that looks like content is only that when nothing of it is missing.
fn judged(status: Option<u64>, signs: Option<&Signs>, outcome: Outcome) -> quality::Judged {
    let judged = quality::judge(status.unwrap_or(0), signs);
    if judged.0 == Quality::Content && outcome != Outcome::Complete {
        return (Quality::Partial, "step-failed");
    }
    judged
}

/// The picture a person looks at: the whole page, else what was first seen.
fn to_look_at(artefacts: &[Artefact], dir: &Path) -> Option<PathBuf> {
    let of = |role: Role| artefacts.iter().find(|a| a.role == role);
    of(Role::Page).or_else(|| of(Role::Viewport)).map(|a| dir.join(a.path.to_path()))
}
