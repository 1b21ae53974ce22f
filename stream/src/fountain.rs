//! Which blocks a frame combines. The first frames are the blocks themselves; every later one is the XOR of about half of them, chosen by
//! its number alone. So any frames will do, in any order, as soon as there are a little more than there are blocks.

use crate::frame::BLOCKS_MAX;

/// A set of blocks, one bit each.
pub type Blocks = [u64; WORDS];
const WORDS: usize = BLOCKS_MAX.div_ceil(64);

/// The blocks whose XOR is the frame of this number, of a transfer in `blocks` blocks.
#[must_use]
pub fn combined(number: u16, blocks: usize) -> Blocks {
    let mut set = [0; WORDS];
    if usize::from(number) >= blocks {
        let mut state = u64::from(number);
        for (index, word) in set.iter_mut().enumerate() {
            *word = next(&mut state) & bits_below(blocks.saturating_sub(index * 64));
        }
    }
    if set == [0; WORDS] {
        insert(&mut set, usize::from(number) % blocks.max(1));
    }
    set
}

/// SplitMix64.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The lowest `count` bits.
fn bits_below(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

fn insert(set: &mut Blocks, index: usize) {
    if let Some(word) = set.get_mut(index / 64) {
        *word |= 1 << (index % 64);
    }
}

/// True when the set has this block.
#[must_use]
pub fn contains(set: &Blocks, index: usize) -> bool {
    set.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
}

/// The lowest block of the set.
#[must_use]
pub fn first(set: &Blocks) -> Option<usize> {
    let (index, word) = set.iter().enumerate().find(|(_, word)| **word != 0)?;
    Some(index * 64 + usize::try_from(word.trailing_zeros()).ok()?)
}

/// Combines one with another: blocks in both are in neither.
pub fn combine(set: &mut Blocks, bytes: &mut [u8], other: &Blocks, other_bytes: &[u8]) {
    set.iter_mut().zip(other).for_each(|(word, other)| *word ^= other);
    xor(bytes, other_bytes);
}

/// `bytes` XOR `other`.
pub fn xor(bytes: &mut [u8], other: &[u8]) {
    bytes.iter_mut().zip(other).for_each(|(byte, other)| *byte ^= other);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_frames_are_the_blocks_and_the_others_about_half_of_them() {
        for blocks in [1, 2, 13, 64, 65, 128, 200] {
            let count = |number| combined(number, blocks).iter().map(|word| word.count_ones()).sum::<u32>();
            for number in 0..u16::try_from(blocks).unwrap() {
                assert_eq!((count(number), first(&combined(number, blocks))), (1, Some(usize::from(number))));
            }
            let later: Vec<u32> = (blocks..1000).map(|number| count(u16::try_from(number).unwrap())).collect();
            assert!(later.iter().all(|count| (1..=blocks).contains(&usize::try_from(*count).unwrap())), "{blocks}: {later:?}");
            assert!(
                (blocks..1000).all(|number| (blocks..200).all(|over| !contains(&combined(u16::try_from(number).unwrap(), blocks), over)))
            );
            let mean = f64::from(later.iter().sum::<u32>()) / f64::from(u32::try_from(later.len()).unwrap());
            assert!(blocks < 10 || (mean * 2.0 / f64::from(u32::try_from(blocks).unwrap()) - 1.0).abs() < 0.1, "{blocks}: {mean}");
        }
    }
}
