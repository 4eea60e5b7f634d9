//! The page in its tab: calls with a deadline, and what can be asked of it.

use super::{
    chrome::CallError,
    error::StepError,
    options::{TIME_ZONE, VIEWPORT},
    traffic::Scene,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    cell::Cell,
    time::{Duration, Instant},
};

/// World our scripts run in: the page's own can't see or change what they read.
const WORLD: &str = "saboot";
/// How long a page may keep us waiting with a script before that script is ended.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a page that goes elsewhere is looked at anew: more often than it may go.
const TRIES: u32 = 25;
/// How long a page that went elsewhere may take to be there.
const SHOWN: Duration = Duration::from_secs(5);

/// A page and the time there is for it.
pub(super) struct Page<'s> {
    /// Its traffic and state.
    pub scene: &'s Scene<'s>,
    /// When the capture must end.
    pub deadline: Instant,
    /// Whether an endless script of the page had to be ended.
    pub script_stopped: Cell<bool>,
}

/// A part of the page, in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clip {
    /// Distance from the top.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Page<'_> {
    /// Time left, at most `most`.
    pub(super) fn left(&self, most: Duration) -> Duration {
        self.deadline.saturating_duration_since(Instant::now()).min(most)
    }

    /// Calls a method on the page.
    pub(super) fn call(
        &self,
        method: &str,
        params: Value,
        within: Duration,
    ) -> Result<Value, StepError> {
        let session = self.alive()?;
        let within = self.left(within);
        let call =
            self.scene.client.call_while(&session, method, params, within, &|| self.goes_on());
        call.map_err(|e| self.why(e.into()))
    }

    /// Like [`Page::call`], but given up when the person asks to stop: for waits that are the server's.
    pub(super) fn call_until_stopped(
        &self,
        method: &str,
        params: Value,
    ) -> Result<Value, StepError> {
        let session = self.alive()?;
        let within = self.left(Duration::MAX);
        let worth = || !self.scene.ended(&self.scene.state());
        let call = self.scene.client.call_while(&session, method, params, within, &worth);
        call.map_err(|e| self.why(e.into()))
    }

    /// Like [`Page::call`], but a script of the page that never ends is ended, once, and said.
    pub(super) fn insist(
        &self,
        method: &str,
        params: Value,
        within: Duration,
    ) -> Result<Value, StepError> {
        let session = self.alive()?;
        let load = self.scene.state().load.clone();
        let here = || self.scene.state().load == load;
        let worth = || here() && self.goes_on();
        let first = self.left(within.min(PATIENCE));
        match self.scene.client.call_while(&session, method, params.clone(), first, &worth) {
            Err(CallError::Late { .. }) if self.goes_on() && !self.left(within).is_zero() => {
                if here() {
                    self.stop_script(&session);
                }
                self.call(method, params, within)
            }
            other => other.map_err(|e| self.why(e.into())),
        }
    }

    /// Does something with the page, and says with which load it was done: again, when the page went
    /// elsewhere meanwhile.
    pub(super) fn of_one_load<T>(
        &self,
        mut what: impl FnMut() -> Result<T, StepError>,
    ) -> Result<(T, String), StepError> {
        for _ in 0..TRIES {
            let load = self.load();
            let done = what();
            if self.load() == load {
                return Ok((done?, load));
            }
            if let Err(error) = done
                && error.ends_page()
            {
                return Err(error);
            }
            self.scene.wait_loaded(Instant::now() + self.left(SHOWN));
            if self.left(SHOWN).is_zero() {
                return Err(StepError::Late);
            }
        }
        Err(StepError::Moved)
    }

    /// The load shown now, once all is known that the browser told of it.
    fn load(&self) -> String {
        self.scene.catch_up();
        self.scene.state().load.clone()
    }

    /// Ends a script of the page that does not let us look.
    fn stop_script(&self, session: &str) {
        self.scene.client.post(session, "Runtime.terminateExecution", json!({}));
        self.script_stopped.set(true);
    }

    /// Whether an answer can still come: not from a page that crashed or a browser that is gone.
    fn goes_on(&self) -> bool {
        let state = self.scene.state();
        !(state.crashed || state.gone || state.too_large)
    }

    /// Why the page is no more.
    pub(super) fn ended(&self) -> StepError {
        self.why(StepError::Gone)
    }

    fn alive(&self) -> Result<String, StepError> {
        let state = self.scene.state();
        if self.scene.ended(&state) {
            drop(state);
            return Err(self.why(StepError::Gone));
        }
        Ok(state.main.clone())
    }

    /// A more exact reason than the browser's silence.
    fn why(&self, error: StepError) -> StepError {
        let state = self.scene.state();
        if state.too_large {
            StepError::Memory
        } else if state.rebound.is_some() {
            StepError::PrivateAddress
        } else if self.scene.interrupted.load(std::sync::atomic::Ordering::Relaxed) {
            StepError::Interrupted
        } else if state.crashed {
            StepError::Crashed
        } else if let Some(url) = &state.unreachable {
            StepError::Unreachable(url.clone())
        } else {
            error
        }
    }

    /// Sets what a visitor's window would be.
    pub(super) fn dress(&self) -> Result<(), StepError> {
        let within = Duration::from_secs(5);
        let (width, height) = VIEWPORT;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let _ =
            self.call("Emulation.setTimezoneOverride", json!({ "timezoneId": TIME_ZONE }), within);
        let _ = self.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }), within);
        self.call("Emulation.setDeviceMetricsOverride", metrics, within).map(drop)
    }

    /// Runs a script of ours in a frame, in a world of its own, and gives its value.
    pub(super) fn ask(
        &self,
        session: &str,
        frame: &str,
        script: &str,
        within: Duration,
    ) -> Result<Value, StepError> {
        let world = json!({ "frameId": frame, "worldName": WORLD });
        let client = self.scene.client;
        let on = || self.goes_on();
        let within = self.left(within);
        let context = client.call_while(session, "Page.createIsolatedWorld", world, within, &on)?;
        let params = json!({
            "expression": script,
            "contextId": context["executionContextId"],
            "returnByValue": true,
            "awaitPromise": true,
        });
        let answer = client.call_while(session, "Runtime.evaluate", params, within, &on)?;
        if answer["exceptionDetails"].is_object() {
            return Err(StepError::Refused("script".into()));
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Runs a script of ours in the main frame.
    pub(super) fn ask_main(&self, script: &str, within: Duration) -> Result<Value, StepError> {
        let session = self.alive()?;
        let frame = self.scene.state().main_frame.clone();
        match self.ask(&session, &frame, script, within.min(PATIENCE)) {
            Err(StepError::Late) if self.goes_on() && !self.left(within).is_zero() => {
                self.stop_script(&session);
                self.ask(&session, &frame, script, within).map_err(|e| self.why(e))
            }
            other => other.map_err(|e| self.why(e)),
        }
    }

    /// A PNG of the viewport, or of a part of the page.
    pub(super) fn picture(
        &self,
        clip: Option<Clip>,
        within: Duration,
    ) -> Result<Vec<u8>, StepError> {
        let mut params = json!({ "format": "png", "optimizeForSpeed": true });
        if let Some(Clip { y, width, height }) = clip {
            params["captureBeyondViewport"] = true.into();
            params["clip"] =
                json!({ "x": 0, "y": y, "width": width, "height": height, "scale": 1 });
        }
        let answer = self.insist("Page.captureScreenshot", params, within)?;
        let data = answer["data"].as_str().unwrap_or("");
        let bytes = STANDARD.decode(data).map_err(|_| StepError::Picture)?;
        if bytes.is_empty() { Err(StepError::Picture) } else { Ok(bytes) }
    }

    /// Width and height of the whole page in CSS pixels.
    pub(super) fn size(&self) -> Result<(u32, u32), StepError> {
        let metrics = self.insist("Page.getLayoutMetrics", json!({}), Duration::from_secs(15))?;
        let side = |name: &str| {
            let value = metrics["cssContentSize"][name].as_f64().unwrap_or(0.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let pixels = value.ceil().clamp(0.0, 4e9) as u32;
            pixels
        };
        Ok((side("width"), side("height")))
    }
}
