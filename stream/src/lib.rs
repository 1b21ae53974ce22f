//! The diary as a stream of QR codes: one phone shows them, the camera of the other reads them. Described in `docs/format.md`.
//!
//! The crate is built as a module of its own (`exports.rs` is its interface) and loaded only by the two screens that need it.

mod base45;
mod code;
mod correction;
mod crc;
pub mod exports;
mod finders;
mod fountain;
mod frame;
mod grid;
mod packing;
mod picture;
mod reader;
mod receiver;
mod sender;
mod symbol;

pub use base45::{decode, encode};
pub use code::{Code, code_of};
pub use crc::crc32;
pub use frame::{BLOCK_MAX, BLOCKS_MAX, Frame, Transfer};
pub use packing::{UNPACKED_MAX_BYTES, pack, unpack};
pub use reader::frame_in;
pub use receiver::{Progress, Receiver};
pub use sender::Sender;
