//! The certificates of the page's own server. The browser hands out those an origin showed last, so they are
//! asked for while nothing else of the page can ask that origin anything: what it wants next is held so long.

use super::{Quiet, Request, Scene, paused::Job};
use serde_json::json;
use std::{
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

/// Certificates kept of a chain.
const MOST: usize = 10;
/// Longest wait for them.
const WITHIN: Duration = Duration::from_secs(2);

/// What is known of the certificates a document's server showed.
#[derive(Debug, Default)]
pub(crate) enum Chain {
    /// Nothing was asked.
    #[default]
    Unknown,
    /// Being asked for.
    Asked,
    /// The server's own first, in base64.
    Told(Vec<String>),
}

impl Chain {
    /// The certificates.
    pub(crate) fn told(&self) -> &[String] {
        match self {
            Self::Told(list) => list,
            _ => &[],
        }
    }
}

/// The page's document is answered: its server's certificates are a job for a worker.
pub(super) fn begin(session: &str, id: &str, document: &mut Request, jobs: &Sender<Job>) {
    let Ok(url) = url::Url::parse(document.url()) else { return };
    if url.scheme() == "https" && matches!(document.chain, Chain::Unknown) {
        document.chain = Chain::Asked;
        let origin = url.origin().ascii_serialization();
        let _ = jobs.send(Job::Chain { session: session.into(), id: id.into(), origin });
    }
}

/// Asks for them.
pub(super) fn ask(scene: &Scene<'_>, session: &str, id: &str, origin: &str) {
    let params = json!({ "origin": origin });
    let answer = scene.client.call(session, "Network.getCertificate", params, WITHIN);
    let names = answer.iter().filter_map(|a| a["tableNames"].as_array()).flatten().take(MOST);
    let chain = names.filter_map(|n| Some(n.as_str()?.to_owned())).collect();
    if let Some(r) = scene.state().known(id) {
        r.chain = Chain::Told(chain);
    }
}

/// Waits until none is being asked for.
pub(super) fn wait(scene: &Scene<'_>) {
    let asked = |r: &Request| matches!(r.chain, Chain::Asked);
    scene.wait(Instant::now() + WITHIN, |state| {
        (!state.document().is_some_and(asked)).then_some(Quiet::Reached)
    });
}
