//! The module's interface, for `public/on-demand/lock-worker.js`, in the manner of that of `stream/`: the caller writes into a buffer of
//! this module and reads from another; nothing is imported.
#![allow(unsafe_code, reason = "a plain name of an export counts as unsafe; nothing here is")]

use crate::{KEY_BYTES, derive};
use std::cell::RefCell;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    key: [u8; KEY_BYTES],
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Most bytes of a secret and its salt.
const INPUT_MAX: usize = 1 << 20;

/// Reserves the input, the secret and then its salt; returns where it is, or 0 when it would be too large.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        if length > INPUT_MAX {
            return std::ptr::null_mut();
        }
        state.input = vec![0; length];
        state.input.as_mut_ptr()
    })
}

/// Derives the key of the input, of which the first bytes are the secret; returns where its 32 bytes are, or 0 as [`derive()`] says.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn key(secret_length: usize, memory_kib: u32, passes: u32) -> *const u8 {
    STATE.with_borrow_mut(|state| {
        let input = std::mem::take(&mut state.input);
        let Some((secret, salt)) = input.split_at_checked(secret_length) else { return std::ptr::null() };
        let Some(key) = derive(secret, salt, memory_kib, passes) else { return std::ptr::null() };
        state.key = key;
        state.key.as_ptr()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(bytes: &[u8], secret_length: usize, passes: u32) -> Option<[u8; KEY_BYTES]> {
        input(bytes.len());
        STATE.with_borrow_mut(|state| state.input.copy_from_slice(bytes));
        let is_there = !key(secret_length, 64, passes).is_null();
        is_there.then(|| STATE.with_borrow(|state| state.key))
    }

    #[test]
    fn the_input_is_a_secret_and_its_salt() {
        let whole = b"passwordsomesalt";
        assert_eq!(key_of(whole, 8, 2), derive(b"password", b"somesalt", 64, 2));
        assert_eq!(key_of(whole, 0, 1), derive(b"", whole, 64, 1));
        assert!(key_of(whole, 16, 2).is_none() && key_of(whole, 17, 2).is_none() && key_of(whole, 8, 0).is_none());
        assert!(key(0, 64, 2).is_null(), "an input is used once");
        assert!(input(INPUT_MAX + 1).is_null());
    }
}
