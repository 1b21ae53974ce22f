//! Argon2id within limits. The costs are read from a file that anybody can have written, so that they are checked before any work.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::ops::RangeInclusive;

/// Bytes of a derived key.
pub const KEY_BYTES: usize = 32;

/// Memory in KiB: from the least that Argon2 allows for one lane to 256 MiB, more than most phones give to one page.
pub const MEMORY_KIB: RangeInclusive<u32> = 8..=256 * 1024;

/// Passes over that memory.
pub const PASSES: RangeInclusive<u32> = 1..=10;

/// Argon2id, version 1.3, one lane, 32 bytes. None if a cost is out of its range, the salt has less than 8 bytes, or there is too little
/// memory.
#[must_use]
pub fn derive(secret: &[u8], salt: &[u8], memory_kib: u32, passes: u32) -> Option<[u8; KEY_BYTES]> {
    if !MEMORY_KIB.contains(&memory_kib) || !PASSES.contains(&passes) {
        return None;
    }
    let params = Params::new(memory_kib, passes, 1, Some(KEY_BYTES)).ok()?;
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(params.block_count()).ok()?;
    blocks.resize(params.block_count(), Block::new());
    let mut key = [0; KEY_BYTES];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(secret, salt, &mut key, &mut blocks).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{AssociatedData, ParamsBuilder};

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// RFC 9106, 5.3. It has a secret, associated data and four lanes, which `derive` has not: this tests the crate.
    #[test]
    fn the_crate_gives_the_tag_of_the_rfc() {
        let mut builder = ParamsBuilder::new();
        let params = builder.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap()).build().unwrap();
        let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /// From the reference implementation, `echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32` (its src/test.c).
    #[test]
    fn gives_the_keys_of_the_reference_implementation() {
        let key = derive(b"password", b"somesalt", 65_536, 2).unwrap();
        assert_eq!(hex(&key), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
        let key = derive(b"password", b"diffsalt", 65_536, 2).unwrap();
        assert_eq!(hex(&key), "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c");
    }

    #[test]
    fn costs_out_of_range_are_refused_before_any_work() {
        for (memory_kib, passes) in [(0, 2), (7, 2), (256 * 1024 + 1, 1), (u32::MAX, 1), (64, 0), (64, 11), (64, u32::MAX)] {
            assert_eq!(derive(b"password", b"somesalt", memory_kib, passes), None, "{memory_kib} {passes}");
        }
        assert_eq!(derive(b"password", b"short", 64, 1), None);
        assert!(derive(b"", b"somesalt", 8, 1).is_some() && derive(&[7; 5000], b"somesalt", 64, 10).is_some());
    }

    #[test]
    fn every_input_counts() {
        let key = derive(b"1234", b"somesalt", 64, 2);
        for other in [
            derive(b"1235", b"somesalt", 64, 2),
            derive(b"1234", b"somesalu", 64, 2),
            derive(b"1234", b"somesalt", 65, 2),
            derive(b"1234", b"somesalt", 64, 3),
        ] {
            assert!(other.is_some() && other != key);
        }
    }
}
