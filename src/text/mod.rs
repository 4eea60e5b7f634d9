//! Words in three languages. A sentence is asked for by name, `say!(text, "seal-package", path = p)`;
//! a name or placeholder that English lacks does not build, and tests/words.rs proves the other
//! catalogues to have the same ones.

mod catalog;
mod lang;
mod terms;

pub use catalog::Catalog;
pub use lang::{Lang, UnknownLang};

/// A sentence of a [`Catalog`] with its placeholders filled in: `say!(text, "count-files", count = 3)`.
///
/// Values are anything Fluent takes (text, numbers). Text that is not ours must have gone through
/// `cli::sanitize` before.
macro_rules! say {
    ($text:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($text.loader(), $id $(, $name = $value)*)
    };
}
pub(crate) use say;
