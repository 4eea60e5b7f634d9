//! The steps of a capture, in their order. Each has its own deadline; one that fails is written down
//! and the next begins. Each artefact is on disk and logged before the next step starts.

use super::{
    archive,
    error::StepError,
    keep::Keeper,
    look::{self, Signs},
    net,
    options::Options,
    page::Page,
    picture::{self, Picture},
    scroll::{self, Scrolled},
    tls, words,
};
use crate::{
    model::{Role, Step},
    store::Pending,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    io::Write,
    time::{Duration, Instant},
};

/// What the steps learned for the record, beside the artefacts.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// The picture's tiles.
    pub picture: Option<Picture>,
    /// The scroll pass.
    pub scrolled: Option<Scrolled>,
    /// Signs at the first look and at the end.
    pub signs: Option<Signs>,
    /// Certificates of the page's own server.
    pub chain: Vec<Vec<u8>>,
    /// Addresses whose bodies could not be read back for the archive.
    pub unreadable: Vec<String>,
    /// What the archive left out.
    pub not_archived: usize,
    /// The browser's words when the page could not be opened.
    pub net_error: Option<String>,
    /// Requests that were still out when the page was taken as loaded.
    pub still_out: Vec<String>,
    /// Files that are shorter than what they show.
    pub cut: Vec<Cut>,
}

/// A file that is only the beginning of what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its name.
    pub file: &'static str,
    /// UTF-16 units it holds.
    pub kept: u64,
    /// UTF-16 units there were.
    pub of: u64,
}

/// How one step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepEnd {
    /// Which.
    pub step: Step,
    /// Milliseconds it took.
    pub ms: u64,
    /// The error's code, if it failed.
    pub error: Option<&'static str>,
}

/// What a step may use.
pub(super) struct Work<'w, 'c> {
    /// The page.
    pub page: Page<'w>,
    /// The exhibit.
    pub keep: &'w mut Keeper<'c>,
    /// How.
    pub options: &'w Options,
    /// What was learned so far.
    pub learned: Learned,
}

type Run = for<'w, 'c> fn(&mut Work<'w, 'c>) -> Result<(), StepError>;

/// What a visitor saw, before anything slower; then the whole.
const LOOK: &[(Step, Run)] = &[
    (Step::Viewport, viewport),
    (Step::First, first),
    (Step::Scroll, scroll),
    (Step::Page, whole),
    (Step::Dom, dom),
    (Step::Text, text),
    (Step::Mhtml, mhtml),
    (Step::Pdf, pdf),
    (Step::Tls, certificates),
];

/// The steps for words only: no picture, no document tree, no archive.
const WORDS: &[(Step, Run)] =
    &[(Step::First, first), (Step::Scroll, scroll), (Step::Text, text), (Step::Tls, certificates)];

/// After the page is closed.
const AFTER: &[(Step, Run)] = &[(Step::Wacz, wacz), (Step::Net, traffic)];

/// Which steps an open page goes through.
pub(super) fn plan(options: &Options) -> Vec<(Step, Run)> {
    let all = if options.words_only { WORDS } else { LOOK };
    let wanted = |step: Step| match step {
        Step::Mhtml => options.mhtml,
        Step::Pdf => options.pdf,
        _ => true,
    };
    all.iter().copied().filter(|(step, _)| wanted(*step)).collect()
}

/// What is made once the page is closed.
pub(super) fn plan_after(options: &Options) -> Vec<(Step, Run)> {
    let wanted = |step: Step| step != Step::Wacz || !options.words_only;
    AFTER.iter().copied().filter(|(step, _)| wanted(*step)).collect()
}

/// Runs one step and writes down how it ended. Only a case that can't be written is an error.
pub(super) fn run(
    work: &mut Work<'_, '_>,
    step: Step,
    what: impl FnOnce(&mut Work<'_, '_>) -> Result<(), StepError>,
) -> Result<(StepEnd, Option<StepError>), StepError> {
    let begun = Instant::now();
    let error = match what(work).err() {
        Some(StepError::Store(e)) if e.is_disk_full() => {
            // What was kept free is for the lines and the record that are still to come.
            work.keep.make_room();
            Some(StepError::DiskFull)
        }
        Some(StepError::Store(e)) => return Err(StepError::Store(e)),
        Some(e) if e.may_be_the_disk() && work.keep.is_full() => Some(StepError::DiskFull),
        other => other,
    };
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let code = error.as_ref().map(StepError::code);
    work.keep.step(step, ms, code)?;
    Ok((StepEnd { step, ms, error: code }, error))
}

impl Work<'_, '_> {
    /// A text of the page as it may be kept.
    fn words(&self, text: String) -> String {
        if self.options.words_only { words::only(&text) } else { text }
    }

    fn signs(&self) -> Result<Signs, StepError> {
        let signs = look::signs(&self.page)?;
        Ok(Signs { title: self.words(signs.title), first: self.words(signs.first), ..signs })
    }

    /// Writes an artefact with the load it was made from.
    fn put(
        &mut self,
        name: &str,
        role: Role,
        kind: &str,
        load: &str,
        bytes: &[u8],
    ) -> Result<(), StepError> {
        Ok(self.keep.put(name, role, kind, Some(load), bytes)?)
    }

    /// Writes a text, and down what of it was too long.
    fn put_text(
        &mut self,
        name: &'static str,
        role: Role,
        load: &str,
        read: &look::Part,
    ) -> Result<(), StepError> {
        if read.kept < read.of {
            self.learned.cut.push(Cut { file: name, kept: read.kept, of: read.of });
        }
        let html = matches!(role, Role::Dom | Role::FirstHtml);
        let kind = if html { "text/html" } else { "text/plain" };
        self.put(name, role, kind, load, read.text.as_bytes())
    }

    fn load_now(&self) -> String {
        self.page.scene.state().load.clone()
    }
}

fn viewport(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let within = Duration::from_secs(30);
    let (png, load) = w.page.of_one_load(|| w.page.picture(None, within))?;
    w.put("viewport.png", Role::Viewport, "image/png", &load, &png)
}

fn first(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let both = || Ok((look::read(&w.page)?, w.signs()?));
    let ((mut looked, signs), load) = w.page.of_one_load(both)?;
    if !w.options.words_only {
        w.put_text("first.html", Role::FirstHtml, &load, &looked.html)?;
    }
    looked.text.text = w.words(looked.text.text);
    w.put_text("first.txt", Role::FirstText, &load, &looked.text)?;
    w.learned.signs = Some(signs);
    Ok(())
}

fn scroll(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    w.learned.scrolled = Some(scroll::pass(&w.page)?);
    Ok(())
}

fn whole(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let (page, keep) = (&w.page, &w.keep);
    let ((file, picture), load) = page.of_one_load(|| {
        let mut file = keep.create("page.png")?;
        let taken = picture::take(page, &mut file);
        let picture = taken.map_err(|e| refused(&mut file).unwrap_or(e))?;
        Ok((file, picture))
    })?;
    w.learned.picture = Some(picture);
    Ok(w.keep.commit(file, Role::Page, "image/png", Some(&load))?)
}

fn dom(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let (looked, load) = w.page.of_one_load(|| look::read(&w.page))?;
    w.put_text("dom.html", Role::Dom, &load, &looked.html)
}

fn text(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let both = || Ok((look::read(&w.page)?, w.signs()?));
    let ((mut looked, signs), load) = w.page.of_one_load(both)?;
    looked.text.text = w.words(looked.text.text);
    w.put_text("text.txt", Role::Text, &load, &looked.text)?;
    w.learned.signs = Some(signs);
    Ok(())
}

fn mhtml(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let within = Duration::from_secs(30);
    let format = json!({ "format": "mhtml" });
    let ask = || w.page.insist("Page.captureSnapshot", format.clone(), within);
    let (answer, load) = w.page.of_one_load(ask)?;
    let data = answer["data"].as_str().filter(|d| !d.is_empty()).ok_or(StepError::Nothing)?;
    w.put("page.mhtml", Role::Mhtml, "multipart/related", &load, data.as_bytes())
}

fn pdf(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let params = json!({
        "printBackground": true, "transferMode": "ReturnAsStream",
        "paperWidth": 8.27, "paperHeight": 11.69,
    });
    let print = || w.page.insist("Page.printToPDF", params.clone(), Duration::from_secs(30));
    let (answer, load) = w.page.of_one_load(print)?;
    let handle = answer["stream"].clone();
    let mut file = w.keep.create("page.pdf")?;
    loop {
        let params = json!({ "handle": handle, "size": 1 << 20 });
        let piece = w.page.call("IO.read", params, Duration::from_secs(20))?;
        let bytes = chunk(&piece)?;
        let written = file.write_all(&bytes);
        written.map_err(|_| refused(&mut file).unwrap_or(StepError::Nothing))?;
        if piece["eof"].as_bool().unwrap_or(true) {
            break;
        }
    }
    let _ = w.page.call("IO.close", json!({ "handle": handle }), Duration::from_secs(5));
    Ok(w.keep.commit(file, Role::Pdf, "application/pdf", Some(&load))?)
}

/// A disk that takes no more is not the step's failure: it ends the capture.
pub(super) fn refused(file: &mut Pending) -> Option<StepError> {
    file.refused().map(StepError::Store)
}

fn chunk(piece: &Value) -> Result<Vec<u8>, StepError> {
    let data = piece["data"].as_str().unwrap_or("");
    if piece["base64Encoded"].as_bool().unwrap_or(false) {
        STANDARD.decode(data).map_err(|_| StepError::Nothing)
    } else {
        Ok(data.as_bytes().to_vec())
    }
}

fn certificates(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let (chain, load) = w.page.of_one_load(|| Ok(tls::chain(&w.page)))?;
    w.learned.chain = chain;
    for (i, der) in w.learned.chain.clone().iter().enumerate() {
        let pem = crate::format::cert::to_pem(der);
        w.put(&format!("tls/{i}.pem"), Role::Tls, "application/x-pem-file", &load, pem.as_bytes())?;
    }
    Ok(())
}

fn wacz(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    w.learned.not_archived = archive::write(w)?;
    Ok(())
}

fn traffic(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let (bytes, load) = (net::write(w), w.load_now());
    w.put("net.json", Role::Net, "application/json", &load, &bytes)
}
