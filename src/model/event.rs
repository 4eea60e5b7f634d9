//! The types of custody lines.

use super::words;

words! {
    /// What a custody line says happened. A closed list: docs/FORMAT.md §6.
    Event, "custody event" {
        /// The case was opened.
        CaseOpen = "case.open",
        /// The case was closed to new exhibits.
        CaseClose = "case.close",
        /// The tool checked itself and was sound.
        SelftestPass = "selftest.pass",
        /// The tool checked itself and was not.
        SelftestFail = "selftest.fail",
        /// The clock was compared with others.
        ClockCheck = "clock.check",
        /// A signing key was made.
        KeyCreate = "key.create",
        /// Another signing key took over.
        KeyRotate = "key.rotate",
        /// A signing key was withdrawn.
        KeyRevoke = "key.revoke",
        /// A capture began.
        CaptureStart = "capture.start",
        /// A step of a capture ended, well or not.
        CaptureStep = "capture.step",
        /// A capture ended with everything.
        CaptureComplete = "capture.complete",
        /// A capture ended with something missing.
        CapturePartial = "capture.partial",
        /// A capture ended with nothing of the page.
        CaptureFail = "capture.fail",
        /// A record was signed.
        RecordSign = "record.sign",
        /// Something about the quality of an exhibit.
        QualityFlag = "quality.flag",
        /// The operator said: this is what I saw.
        LookConfirm = "look.confirm",
        /// The operator said: this is not what I saw.
        LookDeny = "look.deny",
        /// A supplied file was taken in.
        ImportAdd = "import.add",
        /// A note was added.
        NoteAdd = "note.add",
        /// The log was frozen for a package.
        PackageFreeze = "package.freeze",
        /// A package was sealed.
        PackageSeal = "package.seal",
        /// A package was verified.
        VerifyRun = "verify.run",
        /// Something interrupted was found and written down.
        LogRecover = "log.recover",
        /// An earlier line is superseded.
        CorrectSupersede = "correct.supersede",
    }
}

impl Event {
    /// Whether such a line after a freeze makes the next seal a new bag (docs/FORMAT.md §10).
    pub const fn is_news(self) -> bool {
        !matches!(
            self,
            Self::SelftestPass
                | Self::SelftestFail
                | Self::ClockCheck
                | Self::QualityFlag
                | Self::PackageSeal
                | Self::VerifyRun
        )
    }
}
