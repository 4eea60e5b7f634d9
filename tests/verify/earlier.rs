//! The overview, and the seals of earlier bags.

use crate::prelude::*;

const PRIOR: &str = "metadata/prior/b1/seal.txt";

const FAULTS: &[Fault<Sample>] = &[
    (
        "another hash",
        |s| {
            let at = s.digest("data/E0001/text.txt").to_string();
            replace(s, OVERVIEW, &at, &Digest([1; 32]).to_string());
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "another role",
        |s| {
            replace(s, OVERVIEW, "\"role\": \"viewport\"", "\"role\": \"page\"");
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "a key more",
        |s| {
            replace(s, OVERVIEW, "\"bag\": \"1\",", "\"bag\": \"1\",\n  \"more\": 1,");
            s.reseal();
        },
        &["manifest-json"],
    ),
    (
        "another count",
        |s| {
            replace(s, OVERVIEW, "\"count\": 1", "\"count\": 2");
            s.reseal();
        },
        &["manifest-json"],
    ),
];

const FAULTS_SECOND_BAG: &[Fault<Sample>] = &[
    (
        "an earlier seal missing",
        |s| {
            drop_file(s, PRIOR);
            s.reseal();
        },
        &["prior-missing"],
    ),
    (
        "its signature missing",
        |s| {
            drop_file(s, "metadata/prior/b1/seal.txt.sig");
            s.reseal();
        },
        &["prior-missing"],
    ),
    (
        "its signature by another key",
        |s| {
            let sig = sample::other_key().sign(&s.files[PRIOR]);
            s.put("metadata/prior/b1/seal.txt.sig", &sig);
            s.reseal();
        },
        &["prior-signature"],
    ),
    (
        "another prior seal",
        |s| {
            s.sign_seal(|seal| seal.prior = Some(Digest([1; 32])));
        },
        &["prior-chain"],
    ),
    ("no prior seal", |s| s.sign_seal(|seal| seal.prior = None), &["prior-chain"]),
    (
        "an earlier seal that is none",
        |s| {
            s.put(PRIOR, b"# saboot-seal-v1\n");
            s.reseal();
        },
        &["prior-form"],
    ),
    (
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
        "a log rewritten before the earlier freeze",
        |s| {
            s.log[3].t_mono += 1;
            s.seal_anew();
        },
        &["prior-custody"],
    ),
    (
        "more bags than there are",
        |s| {
            s.bag = 4_000_000_000;
            s.log.last_mut().unwrap().data["bag"] = json!("4000000000");
            s.seal_anew();
        },
        &["prior-missing"],
    ),
];

#[test]
fn the_overview_and_earlier_bags() {
    all(sample::sound, FAULTS);
    all(sample::second_bag, FAULTS_SECOND_BAG);
}
