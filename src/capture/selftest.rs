//! The browser's own check, once a run: a built-in page whose words and structure are known. Not its
//! pixels: they differ with fonts and versions.

use super::chrome::{CallError, Client};
use serde_json::{Value, json};
use std::time::Duration;

const PAGE: &str = "<!DOCTYPE html><title>saboot</title><main lang=ur dir=rtl><p>ثبوت</p><p id=two>evidence 123</p></main><script>document.getElementById('two').dataset.ran='yes'</script>";
const LOOK: &str = "[document.querySelector('main').innerText, document.querySelectorAll('p').length, document.getElementById('two').dataset.ran || '']";
const SHORT: Duration = Duration::from_secs(10);

/// Runs it; the parts by name.
pub(super) fn run(client: &Client) -> Vec<(&'static str, bool)> {
    let looked = look(client).unwrap_or_default();
    let words: String =
        looked[0].as_str().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    vec![
        ("browser-words", words == "ثبوت evidence 123"),
        ("browser-structure", looked[1] == 2),
        ("browser-script", looked[2] == "yes"),
    ]
}

fn look(client: &Client) -> Result<Value, CallError> {
    let context = client.call(
        "",
        "Target.createBrowserContext",
        json!({ "disposeOnDetach": true }),
        SHORT,
    )?;
    let id = &context["browserContextId"];
    let target = client.call(
        "",
        "Target.createTarget",
        json!({ "url": "about:blank", "browserContextId": id }),
        SHORT,
    )?;
    let attach = json!({ "targetId": target["targetId"], "flatten": true });
    let attached = client.call("", "Target.attachToTarget", attach, SHORT)?;
    let session = attached["sessionId"].as_str().unwrap_or("").to_owned();
    let tree = client.call(&session, "Page.getFrameTree", json!({}), SHORT)?;
    let page = json!({ "frameId": tree["frameTree"]["frame"]["id"], "html": PAGE });
    client.call(&session, "Page.setDocumentContent", page, SHORT)?;
    let ask = json!({ "expression": LOOK, "returnByValue": true });
    let answer = client.call(&session, "Runtime.evaluate", ask, SHORT)?;
    let _ =
        client.call("", "Target.disposeBrowserContext", json!({ "browserContextId": id }), SHORT);
    Ok(answer["result"]["value"].clone())
}
