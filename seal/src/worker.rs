//! What the web worker calls (`worker.js`). An error is thrown as the name of its [`Fault`].

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, words};

/// [`crate::seal`].
///
/// # Errors
/// The name of the fault.
#[wasm_bindgen]
pub fn seal(file: &[u8], passphrase: &str, is_armoured: bool) -> Result<Vec<u8>, String> {
    crate::seal(file, passphrase, is_armoured).map_err(named)
}

/// [`crate::open`].
///
/// # Errors
/// The name of the fault.
#[wasm_bindgen]
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    crate::open(sealed, passphrase).map_err(named)
}

/// [`words::suggest`].
#[wasm_bindgen]
pub fn suggest(language: &str) -> String {
    words::suggest(language)
}

fn named(fault: Fault) -> String {
    fault.name().to_owned()
}
