//! The overview, and the seals of earlier bags.

use crate::prelude::*;

const PRIOR: &str = "metadata/prior/b1/seal.txt";

const FAULTS: &[Row<Sample>] = &[
    (
        "overview-hash",
        "9a",
        "another hash",
        |s| {
            let at = s.digest("data/E0001/text.txt").to_string();
            replace(s, OVERVIEW, &at, &Digest([1; 32]).to_string());
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "overview-role",
        "9a",
        "another role",
        |s| {
            replace(s, OVERVIEW, "\"role\": \"viewport\"", "\"role\": \"page\"");
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "overview-key-more",
        "9a",
        "a key more",
        |s| {
            replace(s, OVERVIEW, "\"bag\": \"1\",", "\"bag\": \"1\",\n  \"more\": 1,");
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "overview-artefact-doubled",
        "9a",
        "one artefact twice, another not at all",
        |s| {
            let text = String::from_utf8(s.files[OVERVIEW].clone()).unwrap();
            let mut all: serde_json::Value = serde_json::from_str(&text).unwrap();
            let list = &mut all["exhibits"][0]["artefacts"];
            list[1] = list[0].clone();
            s.put(OVERVIEW, &saboot::format::json::to_file(&all));
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "overview-count",
        "9a",
        "another count",
        |s| {
            replace(s, OVERVIEW, "\"count\": 1", "\"count\": 2");
            s.reseal();
        },
        &["manifest-json"],
    ),
];

const FAULTS_SECOND_BAG: &[Row<Sample>] = &[
    (
        "prior-missing",
        "5f",
        "an earlier seal missing",
        |s| {
            drop_file(s, PRIOR);
            s.reseal();
        },
        &["prior-missing"],
    ),
    (
        "prior-signature-missing",
        "5f",
        "its signature missing",
        |s| {
            drop_file(s, "metadata/prior/b1/seal.txt.sig");
            s.reseal();
        },
        &["prior-missing"],
    ),
    (
        "prior-signature-other-key",
        "5f",
        "its signature by another key",
        |s| {
            let sig = sample::other_key().sign(&s.files[PRIOR]);
            s.put("metadata/prior/b1/seal.txt.sig", &sig);
            s.reseal();
        },
        &["prior-signature"],
    ),
    (
        "prior-other",
        "5f",
        "another prior seal",
        |s| {
            s.sign_seal(|seal| seal.prior = Some(Digest([1; 32])));
        },
        &["prior-chain"],
    ),
    (
        "prior-none",
        "5f",
        "no prior seal",
        |s| s.sign_seal(|seal| seal.prior = None),
        &["prior-chain"],
    ),
    (
        "prior-form",
        "5f",
        "an earlier seal that is none",
        |s| {
            s.put(PRIOR, b"# saboot-seal-v1\n");
            s.reseal();
        },
        &["prior-form"],
    ),
    (
        "prior-other-case",
        "5f",
        "an earlier seal of another case",
        |s| {
            replace(s, PRIOR, "SB-2026-0001", "SB-2026-0002");
            let sig = s.key.sign(&s.files[PRIOR]);
            s.put("metadata/prior/b1/seal.txt.sig", &sig);
            s.prior = Some(s.digest(PRIOR));
            s.reseal();
        },
        &["prior-form"],
    ),
    (
        "prior-log-rewritten",
        "5g",
        "a log rewritten before the earlier freeze",
        |s| {
            s.log[3].t_mono += 1;
            s.seal_anew();
        },
        &["prior-custody"],
    ),
    (
        "prior-millions",
        "5f",
        "more bags than there are",
        |s| {
            s.bag = 4_000_000_000;
            s.log.last_mut().unwrap().data["bag"] = json!("4000000000");
            s.seal_anew();
        },
        &["prior-missing"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    let second = faults("the second bag", sample::second_bag, FAULTS_SECOND_BAG);
    [faults("metadata/manifest.json", sample::sound, FAULTS), second].concat()
}
