//! Stock tools as witnesses: they agree on a sound package, and what they zip again stays sound.

use crate::prelude::*;

/// Python that opens a zip, on a file or on something that can't seek, and fills it from a folder.
const PIPE: &str = "
import os, sys, zipfile
class Pipe:
    def __init__(self, to): self.to = to
    def write(self, data): return self.to.write(data)
    def flush(self): self.to.flush()
";
const WALK: &str = "
for folder, _, names in os.walk(sys.argv[1]):
    for name in names: z.write(os.path.join(folder, name))
z.close()
";

/// Runs a tool in `dir`; it must succeed.
#[track_caller]
fn run(dir: &Path, tool: &str, args: &[&str]) -> String {
    let out = Command::new(tool).args(args).current_dir(dir).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{tool}: {text}{}", String::from_utf8_lossy(&out.stderr));
    text
}

#[test]
fn a_package_zipped_again_by_other_tools_is_sound_and_repacked() {
    let sample = sample::sound();
    let dir = TempDir::new().unwrap();
    sample.write(&dir.path().join(sample.base()));
    let base = sample.base();
    let python = |open: &str| format!("{PIPE}z = {open}{WALK}");
    run(dir.path(), "zip", &["-qr", "zip.zip", &base]);
    run(dir.path(), "zip", &["-qr0", "stored.zip", &base]);
    run(dir.path(), "zip", &["-qrfd", "descriptors.zip", &base]);
    run(dir.path(), "7z", &["a", "-tzip", "-bso0", "7z.zip", &base]);
    let seekable = python("zipfile.ZipFile('python.zip', 'w', zipfile.ZIP_DEFLATED)");
    run(dir.path(), "python3", &["-c", &seekable, &base]);
    let piped =
        python("zipfile.ZipFile(Pipe(open('stream.zip', 'wb')), 'w', zipfile.ZIP_DEFLATED)");
    run(dir.path(), "python3", &["-c", &piped, &base]);
    run(&dir.path().join(&base), "zip", &["-qr", "../no-base.zip", "."]);
    let zips = ["zip", "stored", "descriptors", "7z", "python", "stream", "no-base"];
    for name in zips {
        let report = verify::check(&dir.path().join(format!("{name}.zip")), None).unwrap();
        assert_sound(&report, Container::Repacked, &["repacked"]);
    }
}

#[test]
fn a_zip_streamed_to_a_pipe_is_sound_and_repacked() {
    let sample = sample::sound();
    let dir = TempDir::new().unwrap();
    sample.write(&dir.path().join(sample.base()));
    let script = format!("zip -qr - '{}' | cat > piped.zip", sample.base());
    run(dir.path(), "sh", &["-c", &script]);
    let report = verify::check(&dir.path().join("piped.zip"), None).unwrap();
    assert_sound(&report, Container::Repacked, &["repacked"]);
}

#[test]
fn stock_tools_agree_on_the_sound_package() {
    for sample in [sample::sound(), sample::second_bag()] {
        let dir = TempDir::new().unwrap();
        sample.write(dir.path());
        agree(&sample, dir.path());
    }
}

fn agree(sample: &Sample, dir: &Path) {
    let sh = |script: &str| run(dir, "sh", &["-ec", script]);
    sh(
        "sha256sum --strict -c seal/seal.txt && sha256sum --strict --quiet -c tagmanifest-sha256.txt \
        && sha256sum --strict --quiet -c manifest-sha256.txt",
    );
    assert_eq!(sh("find . ! -type d ! -type f"), "");
    sh(
        r#"test "$(find data ! -type d | wc -l)" -eq "$(sed -n 's/^Payload-Oxum: [0-9]*\.\([0-9]*\).*/\1/p' bag-info.txt)""#,
    );
    sh(
        r#"test "$(find . ! -type d ! -path './data/*' ! -path './seal/*' ! -path './anchors/*' | wc -l)" -eq "$(($(wc -l < tagmanifest-sha256.txt)+1))""#,
    );
    let head = sh("tail -n 1 custody/log.jsonl | sha256sum");
    let count = sh("wc -l < custody/log.jsonl");
    let seal = String::from_utf8(sample.files["seal/seal.txt"].clone()).unwrap();
    assert!(seal.contains(&format!("custody-head: sha256:{}\n", &head[..64])));
    assert!(seal.contains(&format!("custody-count: {}\n", count.trim())));
    sh("openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin \
        -in seal/seal.txt -sigfile seal/seal.txt.sig");
    for record in ["data/E0001/capture.json", "data/E0002/import.json"] {
        sh(&format!(
            "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin \
             -in {record} -sigfile {record}.sig"
        ));
    }
    sh("ssh-keygen -Y verify -f keys/allowed_signers -I collector -n saboot-seal-v1 \
        -s seal/seal.txt.sshsig < seal/seal.txt");
    let print = sh("openssl pkey -pubin -in keys/collector.ed25519.pem -outform DER | sha256sum");
    assert_eq!(print[..64], sample.key.public().fingerprint().to_string());
}
