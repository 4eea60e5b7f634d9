//! A case becomes a sealed zip, the same bytes each time.
