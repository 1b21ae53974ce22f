//! One frame of a stream: what one code holds.

use crate::crc::crc32;

/// First bytes of a frame: the format, and its version.
const MARK: [u8; 3] = *b"PD\x01";
/// Bytes before the block.
const HEAD: usize = 13;
/// Bytes after it: the frame's own checksum.
const CHECK: usize = 4;

/// Most bytes in a block: with head and check the frame fills a QR code of version 25 at level M.
pub const BLOCK_MAX: usize = 949;
/// Most blocks of a transfer.
pub const BLOCKS_MAX: usize = 200;

/// What is transferred: every frame of it says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// CRC-32 of the packed bytes.
    pub sum: u32,
    /// Their number.
    pub length: usize,
}

impl Transfer {
    /// Number of blocks.
    #[must_use]
    pub const fn blocks(self) -> usize {
        self.length.div_ceil(BLOCK_MAX)
    }

    /// Bytes of each block; the last one is filled up with zeros.
    #[must_use]
    pub const fn block_bytes(self) -> usize {
        match self.blocks() {
            0 => 0,
            blocks => self.length.div_ceil(blocks),
        }
    }

    /// True for a transfer that a stream may carry.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        self.length > 0 && self.blocks() <= BLOCKS_MAX
    }
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Of what it is a part.
    pub transfer: Transfer,
    /// Its number.
    pub number: u16,
    /// The block of that number, or a combination of several; see [`crate::fountain`].
    pub block: Vec<u8>,
}

impl Frame {
    /// The bytes of the frame.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD + self.block.len() + CHECK);
        bytes.extend_from_slice(&MARK);
        bytes.extend_from_slice(&self.transfer.sum.to_be_bytes());
        bytes.extend_from_slice(&u32::try_from(self.transfer.length).unwrap_or_default().to_be_bytes());
        bytes.extend_from_slice(&self.number.to_be_bytes());
        bytes.extend_from_slice(&self.block);
        bytes.extend_from_slice(&crc32(&bytes).to_be_bytes());
        bytes
    }

    /// Reads a frame; `None` when it is none, is damaged, or belongs to a transfer that is not allowed.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (rest, check) = bytes.split_last_chunk::<CHECK>()?;
        if crc32(rest) != u32::from_be_bytes(*check) {
            return None;
        }
        let (sum, rest) = rest.strip_prefix(&MARK)?.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (number, block) = rest.split_first_chunk::<2>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let transfer = Transfer { sum: u32::from_be_bytes(*sum), length };
        let fits = transfer.is_allowed() && block.len() == transfer.block_bytes();
        fits.then(|| Self { transfer, number: u16::from_be_bytes(*number), block: block.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frame(length: usize) -> Frame {
        let transfer = Transfer { sum: 0x0102_0304, length };
        Frame { transfer, number: 7, block: vec![5; transfer.block_bytes()] }
    }

    /// The bytes with a check that fits.
    fn checked(mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.truncate(bytes.len() - CHECK);
        bytes.extend_from_slice(&crc32(&bytes).to_be_bytes());
        bytes
    }

    #[test]
    fn blocks_are_of_one_size_and_hold_everything() {
        for length in (1..=BLOCKS_MAX * BLOCK_MAX).step_by(101).chain([BLOCK_MAX, BLOCK_MAX + 1, BLOCKS_MAX * BLOCK_MAX]) {
            let transfer = Transfer { sum: 0, length };
            let (blocks, bytes) = (transfer.blocks(), transfer.block_bytes());
            assert!(transfer.is_allowed() && bytes <= BLOCK_MAX && blocks * bytes >= length && (blocks - 1) * bytes < length, "{length}");
        }
    }

    #[test]
    fn what_is_not_allowed_is_no_frame() {
        let good = frame(1900).to_bytes();
        assert_eq!(Frame::read(&good), Some(frame(1900)));
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 1;
            assert_eq!(Frame::read(&bad), None, "byte {index}");
            assert_eq!(Frame::read(&good[..index]), None, "cut at {index}");
        }
        for length in [0, u32::MAX, 1, 1899, u32::try_from(BLOCKS_MAX * BLOCK_MAX).unwrap() + 1] {
            let mut bad = good.clone();
            bad[7..11].copy_from_slice(&length.to_be_bytes());
            let same_size = usize::try_from(length).unwrap().div_ceil(3) == frame(1900).block.len();
            assert_eq!(Frame::read(&checked(bad)).is_some(), same_size, "length {length}");
        }
        for mark in [b"PD\x02", b"pd\x01"] {
            let mut bad = good.clone();
            bad[..3].copy_from_slice(mark);
            assert_eq!(Frame::read(&checked(bad)), None);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 4..60)) {
            prop_assert_eq!(Frame::read(&checked([b"PD\x01", &bytes[..]].concat())).is_some_and(|frame| !frame.transfer.is_allowed()), false);
        }
    }
}
