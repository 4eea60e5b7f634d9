//! Which case to work in when some are damaged: evidence comes first, so what is to be saved goes
//! into another case, and the damaged one stays as it is.

use super::{Case, Error, Home, opened};
use crate::model::{Actor, CaseId, Clock};
use std::sync::Arc;

/// The cases that are not closed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenCases {
    /// Those that can be gone on with.
    pub sound: Vec<CaseId>,
    /// Those whose log or `case.json` does not hold together. A single case is not looked at: opening
    /// it will tell.
    pub damaged: Vec<CaseId>,
}

impl Error {
    /// Whether the case is not what was written, and stays so however often it is tried: its log or
    /// its `case.json` is broken or can't be read. Nothing was changed in it.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::LogBroken { .. } | Self::BadFile { .. } | Self::Changed { .. } => true,
            Self::Io { doing, .. } => *doing == "read",
            _ => false,
        }
    }
}

impl Home {
    /// The cases that are not closed, without a change to any.
    pub fn open_cases(&self) -> Result<OpenCases, Error> {
        let mut open = OpenCases { sound: self.not_closed()?, damaged: vec![] };
        if open.sound.len() > 1 {
            let sound = |id: &CaseId| opened::check(&self.case_dir(*id)).is_ok();
            (open.sound, open.damaged) = open.sound.into_iter().partition(sound);
        }
        Ok(open)
    }

    /// The open case that was begun in the place of a damaged one, if there is one.
    pub fn stand_in(&self, damaged: CaseId) -> Result<Option<CaseId>, Error> {
        let open = self.not_closed()?.into_iter();
        let mut stand_ins = open.filter(|id| {
            let dir = self.case_dir(*id);
            let file = super::home::read_case_file(&dir);
            file.is_ok_and(|f| f.instead_of == Some(damaged)) && opened::check(&dir).is_ok()
        });
        Ok(stand_ins.next())
    }

    /// Begins a case in the place of a damaged one.
    pub fn new_case_instead(
        &self,
        damaged: CaseId,
        actor: &Actor,
        clock: Arc<dyn Clock>,
    ) -> Result<Case, Error> {
        self.begin_case(None, Some(damaged), actor, clock)
    }
}
