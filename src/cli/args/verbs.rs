//! What each verb takes. Field docs are the help text.

use super::values::{self, KeyArg};
use crate::{model::ExhibitId, package::LeaveOut};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Longest time for one page unless said otherwise, in seconds.
const TIMEOUT: u64 = 180;
/// Memory of the browser, in megabytes, at which it is ended unless said otherwise: a page that wants more is
/// not a post.
const MEMORY: u64 = 2500;

/// `capture`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  saboot capture https://social.example/post/1
  saboot capture https://social.example/post/1 https://social.example/someone --seal
  saboot capture --from-file links.txt --timeout 300
  saboot capture --words-only https://social.example/post/1

Opening a page shows its owner that someone at your internet address looked.
Use --words-only when a sexual picture of anyone under 18, yourself included, may be there.
What is saved is kept whatever happens: a login wall, a page that never ends, Ctrl-C.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct CaptureArgs {
    /// Links to capture, http or https
    #[arg(value_name = "URL", required_unless_present = "from_file")]
    pub urls: Vec<String>,
    /// Read links from a file, one a line; - is standard input
    #[arg(long, value_name = "F|-")]
    pub from_file: Option<PathBuf>,
    /// Longest time for one page, in seconds
    #[arg(long, value_name = "S", default_value_t = TIMEOUT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub timeout: u64,
    /// Wait so many seconds more once the page has loaded
    #[arg(long, value_name = "S", default_value_t = 0, value_parser = clap::value_parser!(u64).range(0..=3_600))]
    pub wait: u64,
    /// Memory at which the browser is stopped, in megabytes
    #[arg(long, value_name = "MB", default_value_t = MEMORY, value_parser = clap::value_parser!(u64).range(300..=1_000_000))]
    pub browser_memory: u64,
    /// Add a note to the exhibit; whoever gets the package can read it
    #[arg(long, value_name = "T")]
    pub note: Option<String>,
    /// Load and save words only: no picture, video or font
    #[arg(long)]
    pub words_only: bool,
    /// Allow addresses in private networks and on this computer
    #[arg(long)]
    pub allow_private: bool,
    /// Go on when the site's certificate is not valid; this is written down
    #[arg(long)]
    pub accept_bad_certificate: bool,
    /// Fetch through a proxy: the site's own address is then not observed
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// Make no copy for paper
    #[arg(long)]
    pub no_pdf: bool,
    /// Make no single-file copy
    #[arg(long)]
    pub no_mhtml: bool,
    /// Make the package when done
    #[arg(long)]
    pub seal: bool,
}

impl CaptureArgs {
    /// As `saboot capture URL` gives it.
    pub fn of(url: String) -> Self {
        Self {
            urls: vec![url],
            from_file: None,
            timeout: TIMEOUT,
            wait: 0,
            browser_memory: MEMORY,
            note: None,
            words_only: false,
            allow_private: false,
            accept_bad_certificate: false,
            proxy: None,
            no_pdf: false,
            no_mhtml: false,
            seal: false,
        }
    }
}

/// `import`.
#[derive(Debug, Clone, Default, Args)]
#[command(after_help = "\
Examples:
  saboot import \"WhatsApp Chat with Ali.zip\" --from me --how \"exported on my phone\"
  saboot import screenshots/ voice.opus

Files are copied byte for byte. Where they come from is what you say, not what saboot saw.
Their names, --from and --how go to whoever gets the package: write no names that you would hide.
Take in no sexual picture of anyone under 18, not your own either: keep the phone and call 1799.")]
pub struct ImportArgs {
    /// Files, or folders of files, to take in
    #[arg(value_name = "FILE|DIR", required = true)]
    pub paths: Vec<PathBuf>,
    /// Who gave them to you
    #[arg(long, value_name = "WHO")]
    pub from: Option<String>,
    /// How they came to you
    #[arg(long, value_name = "TEXT")]
    pub how: Option<String>,
    /// Add a note to the exhibit; whoever gets the package can read it
    #[arg(long, value_name = "T")]
    pub note: Option<String>,
}

/// `note`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  saboot note \"the account was renamed on Monday\"
  saboot note \"this is the second profile\" --exhibit E0002

A note goes to whoever gets the package: write no names that you would hide.")]
pub struct NoteArgs {
    /// The note
    #[arg(value_name = "TEXT")]
    pub text: String,
    /// The exhibit it is about
    #[arg(long, value_name = "E0001", value_parser = values::exhibit)]
    pub exhibit: Option<ExhibitId>,
}

/// `seal`.
#[derive(Debug, Clone, Default, Args)]
#[command(after_help = "\
Examples:
  saboot seal
  saboot seal --out /media/usb/case.zip
  saboot seal --except E0004 --leave-out E0003:page.pdf --leave-out note:0003 --why \"not hers\"

What is held back is listed with its path and hash, and verify says so.
With nothing new, the last package is written again, byte for byte.")]
pub struct SealArgs {
    /// Where to put the package [default: the case's name, in this folder]
    #[arg(long, value_name = "F")]
    pub out: Option<PathBuf>,
    /// Keep a whole exhibit out
    #[arg(long, value_name = "E0004", value_parser = values::exhibit)]
    pub except: Vec<ExhibitId>,
    /// Leave one file or note out
    #[arg(long, value_name = "E0003:page.pdf|note:0003", value_parser = values::leave_out)]
    pub leave_out: Vec<LeaveOut>,
    /// Why something is held back; whoever gets the package can read it
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
    /// Seal with a new key, when the passphrase of the old one is forgotten
    #[arg(long)]
    pub new_key: bool,
}

/// `verify`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  saboot verify SB-2026-0001_b1.zip
  saboot verify SB-2026-0001_b1.zip --key \"SHA256:…\"
  saboot verify unpacked-folder --key collector.pem --json
  saboot verify SB-2026-0001_b1.zip --tsa-ca root.pem

Without --key the signer is not confirmed: anyone can make a key and seal with it.
Exit code 1 means broken, or not the signer asked for.")]
pub struct VerifyArgs {
    /// The package: a zip, or the folder it was unpacked to
    #[arg(value_name = "ZIP|DIR")]
    pub path: PathBuf,
    /// Whose signature it must be: a public key's file, or its fingerprint from paper
    #[arg(long, value_name = "PEM|FINGERPRINT", value_parser = values::key)]
    pub key: Option<KeyArg>,
    /// Trust this time authority too: the root certificate it gave you, PEM
    #[arg(long, value_name = "PEM")]
    pub tsa_ca: Vec<PathBuf>,
    /// Look into this folder too: what came after the seal, such as later time-stamps
    #[arg(long, value_name = "DIR")]
    pub annex: Option<PathBuf>,
}

/// `case`.
#[derive(Debug, Clone, Args)]
pub struct CaseArgs {
    /// What to do with cases.
    #[command(subcommand)]
    pub verb: CaseVerb,
}

/// What to do with cases.
#[derive(Debug, Clone, Subcommand)]
pub enum CaseVerb {
    /// Open a new case
    #[command(
        after_help = "Examples:\n  saboot case new\n  saboot case new --title \"fake profile\""
    )]
    New {
        /// A title for yourself; it never leaves this computer
        #[arg(long, value_name = "T")]
        title: Option<String>,
    },
    /// List the cases
    #[command(after_help = "Example:\n  saboot case list --json")]
    List,
    /// Show a case; checks its log and the length of its files
    #[command(after_help = "Example:\n  saboot case show --case SB-2026-0001")]
    Show,
    /// Read every byte of a case and compare it with the log
    #[command(after_help = "Example:\n  saboot case check --case SB-2026-0001")]
    Check,
    /// Close a case: nothing more is added to it
    #[command(after_help = "Example:\n  saboot case close --case SB-2026-0001")]
    Close,
}

/// `key`.
#[derive(Debug, Clone, Args)]
pub struct KeyArgs {
    /// What to do with the key.
    #[command(subcommand)]
    pub verb: KeyVerb,
}

/// What to do with the key.
#[derive(Debug, Clone, Subcommand)]
pub enum KeyVerb {
    /// Make a signing key (Ed25519); refuses when there is one
    #[command(after_help = "Example:\n  saboot key new")]
    New,
    /// Show the key's fingerprint in both forms
    #[command(after_help = "Example:\n  saboot key show")]
    Show,
    /// Write the public half to a file
    #[command(after_help = "Example:\n  saboot key export --out collector.pem")]
    Export {
        /// Where to
        #[arg(long, value_name = "F")]
        out: PathBuf,
    },
    /// Encrypt the key with a passphrase
    #[command(after_help = "\
Examples:
  saboot key protect
  SABOOT_PASSPHRASE_FILE=pass.txt saboot key protect

A forgotten passphrase locks no evidence in: capture goes on, and seal --new-key seals.")]
    Protect,
}

/// `demo`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "Examples:\n  saboot demo\n  saboot demo --out /tmp/try")]
pub struct DemoArgs {
    /// Folder for the sample's own home, key and package
    #[arg(long, value_name = "DIR", default_value = "./saboot-demo")]
    pub out: PathBuf,
}

/// `generate`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  saboot generate man > saboot.1
  saboot generate complete-bash > /usr/share/bash-completion/completions/saboot")]
pub struct GenerateArgs {
    /// What to write to standard output
    pub what: Generated,
}

/// What `generate` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// The man page (roff)
    Man,
    /// Completions for bash
    CompleteBash,
    /// Completions for zsh
    CompleteZsh,
    /// Completions for fish
    CompleteFish,
    /// Completions for PowerShell
    CompletePowershell,
}
