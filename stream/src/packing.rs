//! Packs what is sent: a byte that says how, then the bytes.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// As they are.
const STORED: u8 = 0;
/// Raw deflate (RFC 1951).
const DEFLATED: u8 = 1;
/// Level of compression: the best.
const LEVEL: u8 = 9;

/// Most bytes that a transfer may unpack to: far above what fits into the frames of a diary, and within any phone's memory.
pub const UNPACKED_MAX_BYTES: usize = 16 << 20;

/// Packs bytes.
#[must_use]
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let deflated = compress_to_vec(bytes, LEVEL);
    let (how, bytes) = if deflated.len() < bytes.len() { (DEFLATED, deflated.as_slice()) } else { (STORED, bytes) };
    [&[how], bytes].concat()
}

/// The bytes; `None` when they are damaged, too many, or packed in a way that this version does not know.
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    match packed.split_first()? {
        (&STORED, bytes) => Some(bytes.to_vec()),
        (&DEFLATED, bytes) => decompress_to_vec_with_limit(bytes, UNPACKED_MAX_BYTES).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_damaged_unknown_or_too_much_is_refused() {
        let bomb = pack(&vec![b' '; UNPACKED_MAX_BYTES + 1]);
        assert!(bomb.len() < 20_000);
        assert_eq!(unpack(&bomb), None);
        for wrong in [&b""[..], b"\x01", b"\x01no deflate", b"\x02later"] {
            assert_eq!(unpack(wrong), None, "{wrong:?}");
        }
        assert_eq!(unpack(b"\x00as it is").as_deref(), Some(&b"as it is"[..]));
        assert!(pack(&[b'x'; 500]).len() < 20);
    }

    proptest! {
        #[test]
        fn everything_unpacks(bytes: Vec<u8>) {
            let packed = pack(&bytes);
            prop_assert!(packed.len() <= bytes.len() + 1);
            prop_assert_eq!(unpack(&packed), Some(bytes));
        }

        #[test]
        fn nothing_is_too_strange(bytes: Vec<u8>) {
            drop(unpack(&[&[DEFLATED], &bytes[..]].concat()));
        }
    }
}
