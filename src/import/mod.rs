//! Supplied files: what they are, by content. A name says nothing: messengers drop and invent
//! endings, and a name may be a person's.

mod detect;
mod ending;

pub use detect::detect;
pub use ending::ending;
