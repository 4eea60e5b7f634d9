//! The built-in sample and its server on 127.0.0.1.
