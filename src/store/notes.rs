//! Notes: the one place for typed words. The log holds a note's hash only, and a salt in the note
//! keeps the hash from giving its words away, so a note can be held back.

use super::{Case, Error, records::salt};
use crate::{
    format::json,
    model::{Event, ExhibitId, RelPath},
};
use serde_json::json;

impl Case {
    /// The number the next note gets, from 1.
    pub fn next_note(&self) -> u32 {
        let numbers = self.log().lines.iter().filter(|l| l.event == Event::NoteAdd);
        let logged = numbers.filter_map(|l| l.data["note"].as_str()?.parse::<u32>().ok()).max();
        // One written but never logged was logged by recovery, without a note.add line.
        let names = super::files::names(&self.dir().join("notes")).unwrap_or_default();
        let on_disk = names.iter().filter_map(|n| n.strip_suffix(".json")?.parse::<u32>().ok());
        on_disk.max().max(logged).unwrap_or(0) + 1
    }

    /// Adds a note, to an exhibit or to the case, and gives its number.
    pub fn add_note(&mut self, text: &str, exhibit: Option<ExhibitId>) -> Result<u32, Error> {
        if let Some(exhibit) = exhibit.filter(|e| !self.exhibits().contains_key(e)) {
            return Err(Error::NoSuchExhibit { exhibit });
        }
        let number = self.next_note();
        let name = format!("{number:04}");
        let note = json!({
            "type": "saboot-note-v1",
            "case_uid": self.uid(),
            "note": name,
            "exhibit": exhibit,
            "salt": salt()?,
            "at": self.clock().now(),
            "text": text,
        });
        let file = self.put(&note_path(number)?, &json::to_file(&note))?;
        self.append(Event::NoteAdd, exhibit, json!({ "note": name, "files": [file] }))?;
        Ok(number)
    }

    /// The words of a note. `None` when there is none of that number or it can't be read.
    pub fn note_text(&self, number: u32) -> Option<String> {
        let bytes = std::fs::read(self.path_of(&note_path(number).ok()?)).ok()?;
        Some(json::from_file(&bytes).ok()?["text"].as_str()?.to_owned())
    }
}

/// `custody/notes/0001.json`.
fn note_path(number: u32) -> Result<RelPath, Error> {
    Ok(format!("custody/notes/{number:04}.json").parse()?)
}
