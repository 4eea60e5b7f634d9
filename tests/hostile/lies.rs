//! Pages that pretend.

use crate::capturing::Bench;
use crate::server::hostile::lies::{FALSE, FRAME};
use crate::telling::{bare, within};
use serde_json::Value;

#[test]
fn a_service_worker_that_answers_everything_answers_nothing() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/worker", &within(40));
    got.complete().accounts_for_everything();
    for file in ["first.txt", "text.txt", "dom.html", "page.mhtml"] {
        let text = got.text(file);
        assert!(
            text.contains("Words of the page itself") && !text.contains(FALSE),
            "{file}: {text}"
        );
    }
    assert!(got.text("text.txt").contains("words of the server"));
    assert_eq!(got.not_archived(), [], "all of it came over the wire");
}

#[test]
fn a_post_that_is_only_in_frames_of_other_sites_is_seen_and_read() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/frame-post", &bare(40));
    got.complete().accounts_for_everything();
    assert!(got.text("text.txt").contains("The threat is in the innermost frame."));
    assert_eq!(got.not_archived(), []);
    for picture in ["viewport.png", "page.png"] {
        let (width, _, pixels) = got.pixels(picture);
        let at = ((width * 300 + 600) * 3) as usize;
        assert_eq!(pixels[at..at + 3], FRAME, "{picture}");
    }
}

#[test]
fn a_page_sees_one_ordinary_browser() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/fingerprint", &bare(40));
    got.complete().accounts_for_everything();
    let text = got.text("text.txt");
    let json = &text[text.find('{').unwrap()..=text.rfind('}').unwrap()];
    let seen: Value = serde_json::from_str(json).unwrap();
    assert_eq!(seen["webdriver"], "false");
    assert_eq!(seen["frame"], "falsefalse");
    assert_eq!((&seen["getter"], &seen["automation"]), (&"not read".into(), &"".into()));
    for (page, worker) in
        [("agent", "worker_agent"), ("languages", "worker_languages"), ("brands", "worker_brands")]
    {
        assert_eq!(seen[page], seen[worker]);
        assert!(!seen[page].as_str().unwrap().contains("Headless"), "{seen}");
    }
    assert_eq!(seen["agent"], got.record["browser"]["user_agent"]);
    assert_eq!(seen["languages"], "en-US,en,ur");
    assert!(seen["brands"].as_str().unwrap().contains("Chromium"), "{seen}");
    assert_eq!(seen["zone"], "Asia/Karachi");
    let own = got.record["browser"]["user_agent_own"].as_str().unwrap();
    assert_eq!(own.replace("HeadlessChrome", "Chrome"), seen["agent"].as_str().unwrap());
}
