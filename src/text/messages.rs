//! Every message of `locales/en.ftl` as a function, so that a missing one, or a missing argument, does not compile. Made by `build.rs`.

use super::Text;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
