//! Nouns with invariants. A value of one of these types is well formed by construction; nothing
//! here reads a file, a clock or the network.

mod actor;
mod artefact;
mod clock;
mod digest;
mod event;
mod id;
mod path;
mod quality;
mod time;

pub use actor::Actor;
pub use artefact::{Artefact, Role};
pub use clock::Clock;
pub use digest::Digest;
pub use event::Event;
pub use id::{CaseId, CaseUid, ExhibitId};
pub use path::RelPath;
pub use quality::{Outcome, Quality, Step};
pub use time::Utc;

/// A text that is not a spelling of the type asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a {what}: {text:?}")]
pub struct Malformed {
    /// The type's name in plain words.
    pub what: &'static str,
    /// The text as given, cut to 80 characters.
    pub text: String,
}

impl Malformed {
    pub(crate) fn new(what: &'static str, text: &str) -> Self {
        Self { what, text: text.chars().take(80).collect() }
    }
}

/// Gives a type serde by its `Display` and `FromStr`, so that JSON has one spelling of it.
macro_rules! serde_as_text {
    ($t:ty) => {
        impl serde::Serialize for $t {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $t {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use serde_as_text;

/// A closed list of words: an enum, its spellings, all of them in order, and serde.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(unreachable_pub, reason = "some lists are of one layer only")]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }
        #[allow(unreachable_pub, reason = "some lists are of one layer only")]
        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The word as it stands in files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::model::Malformed;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|w| w.as_str() == s)
                    .ok_or_else(|| $crate::model::Malformed::new($what, s))
            }
        }
        $crate::model::serde_as_text!($name);
    };
}
pub(crate) use words;
