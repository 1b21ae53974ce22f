//! The frames of what is sent.

use crate::crc::crc32;
use crate::fountain::{combined, contains, xor};
use crate::frame::{Frame, Transfer};

/// What is sent, in blocks.
#[derive(Clone, Debug)]
pub struct Sender {
    transfer: Transfer,
    packed: Vec<u8>,
}

impl Sender {
    /// Sends packed bytes; `None` when there are none, or too many for a stream.
    #[must_use]
    pub fn new(packed: Vec<u8>) -> Option<Self> {
        let transfer = Transfer { sum: crc32(&packed), length: packed.len() };
        transfer.is_allowed().then_some(Self { transfer, packed })
    }

    /// What is sent.
    #[must_use]
    pub const fn transfer(&self) -> Transfer {
        self.transfer
    }

    /// The frame of a number.
    #[must_use]
    pub fn frame(&self, number: u16) -> Frame {
        let set = combined(number, self.transfer.blocks());
        let mut block = vec![0; self.transfer.block_bytes()];
        for (index, bytes) in self.packed.chunks(self.transfer.block_bytes().max(1)).enumerate() {
            if contains(&set, index) {
                xor(&mut block, bytes);
            }
        }
        Frame { transfer: self.transfer, number, block }
    }
}
