//! Laws of the stream: whatever is lost, repeated or mixed in, what arrives is what was sent, or nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use stream::{BLOCK_MAX, BLOCKS_MAX, Frame, Progress, Receiver, Sender, Transfer, crc32};

/// Bytes without a pattern.
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(state >> 56).unwrap()
    };
    (0..length).map(|_| next()).collect()
}

fn sender(length: usize, seed: u64) -> (Vec<u8>, Sender) {
    let bytes = noise(length, seed);
    (bytes.clone(), Sender::new(bytes).unwrap())
}

/// How many of these frames a receiver takes until it has everything.
fn needed(sender: &Sender, numbers: impl IntoIterator<Item = u16>) -> usize {
    let mut receiver = Receiver::default();
    let is_whole = |number| matches!(receiver.take(&sender.frame(number)), Progress::Whole(_));
    numbers.into_iter().position(is_whole).map_or(usize::MAX, |index| index + 1)
}

/// Numbers below 2^16 in a random order, from those of a stream that has run for a while.
fn shuffled(seed: u64, from: u16, count: u16) -> Vec<u16> {
    let mut numbers: Vec<u16> = (from..from + count).collect();
    let order = noise(usize::from(count) * 4, seed);
    numbers.sort_by_key(|number| {
        let index = usize::from(number - from) * 4;
        u32::from_le_bytes(order[index..index + 4].try_into().unwrap())
    });
    numbers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_frames_in_any_order_restore_it(length in 1..40 * BLOCK_MAX, seed: u64, from in 0_u16..200) {
        let (bytes, sender) = sender(length, seed);
        let mut receiver = Receiver::default();
        let mut last = 0;
        for number in shuffled(seed, from, 120) {
            match receiver.take(&sender.frame(number)) {
                Progress::Part(done, all) => {
                    prop_assert!(done >= last && done < all && all == sender.transfer().blocks());
                    last = done;
                }
                Progress::Whole(whole) => {
                    prop_assert!(whole == bytes);
                    return Ok(());
                }
            }
        }
        prop_assert!(false, "120 frames were not enough for {} blocks", sender.transfer().blocks());
    }

    #[test]
    fn loss_repetition_and_frames_of_others_do_no_harm(length in 1..20 * BLOCK_MAX, seed: u64, kept in prop::collection::vec(0..4_u8, 400)) {
        let (bytes, sender) = sender(length, seed);
        let (_, other) = self::sender(length + 1, seed);
        let mut receiver = Receiver::default();
        receiver.take(&sender.frame(9));
        for (number, kept) in (0..).zip(kept) {
            let mut frames = vec![];
            match kept {
                0 => {}
                1 => frames.push(sender.frame(number)),
                2 => frames.extend([sender.frame(number), sender.frame(number)]),
                _ => frames.extend([other.frame(number), sender.frame(number), sender.frame(number / 2)]),
            }
            for frame in frames {
                if let Progress::Whole(whole) = receiver.take(&frame) {
                    prop_assert!(whole == bytes);
                    return Ok(());
                }
            }
        }
        prop_assert!(false, "not enough");
    }

    #[test]
    fn invented_frames_give_nothing_wrong(length in 1..6 * BLOCK_MAX, seed: u64, wrong in prop::collection::vec((any::<u16>(), any::<u64>()), 1..8)) {
        let (bytes, sender) = sender(length, seed);
        let transfer = sender.transfer();
        let mut receiver = Receiver::default();
        for (number, seed) in wrong {
            let block = noise(transfer.block_bytes(), seed);
            receiver.take(&Frame { transfer, number, block });
        }
        // What is wrong is noticed by the sum, and then everything is received anew.
        let found = (0..100).find_map(|number| match receiver.take(&sender.frame(number)) {
            Progress::Whole(whole) => Some(whole),
            Progress::Part(..) => None,
        });
        prop_assert!(found == Some(bytes));
    }

    #[test]
    fn a_transfer_takes_no_more_memory_than_the_limit(sum: u32, length: usize) {
        let transfer = Transfer { sum, length };
        prop_assert!(!transfer.is_allowed() || transfer.blocks() * transfer.block_bytes() <= BLOCKS_MAX * BLOCK_MAX);
    }
}

#[test]
fn the_other_phone_may_begin_anew() {
    let ((_, first), (bytes, second)) = (sender(3000, 1), sender(5000, 2));
    let mut receiver = Receiver::default();
    for number in 0..3 {
        receiver.take(&first.frame(number));
    }
    let found = (0..30).find_map(|number| match receiver.take(&second.frame(number)) {
        Progress::Whole(whole) => Some((number, whole)),
        Progress::Part(..) => None,
    });
    let (number, whole) = found.unwrap();
    assert!(whole == bytes && (13..20).contains(&number), "after eight frames of the other one, and its six: {number}");
}

/// With every frame lost at random, so few more than the blocks are needed: 1.6 on average, whatever their number.
#[test]
fn few_frames_more_than_there_are_blocks_are_needed() {
    let mut lines = Vec::new();
    for blocks in [1, 2, 4, 13, 32, 64, 100, 141, 200] {
        let (_, sender) = sender(blocks * BLOCK_MAX, 3);
        assert_eq!(needed(&sender, 0..), blocks, "without loss there is no overhead");
        let from = u16::try_from(blocks).unwrap();
        let mut over: Vec<usize> = (0..40).map(|run| needed(&sender, from + run * 300..) - blocks).collect();
        over.sort_unstable();
        let mean = f64::from(u32::try_from(over.iter().sum::<usize>()).unwrap()) / 40.0;
        lines.push(format!("{blocks} blocks: {mean:.1} more on average, {} at most", over[39]));
        assert!(mean < 2.5 && over[39] <= 12, "{}", lines.join("\n"));
    }
    println!("{}", lines.join("\n"));
}

/// A promise: frames of this version stay as they are. See `docs/format.md`.
#[test]
fn golden_frames() {
    let payload: Vec<u8> = (0..3000_u32).map(|number| u8::try_from(number * number % 251).unwrap()).collect();
    let sender = Sender::new(payload.clone()).unwrap();
    assert_eq!(sender.transfer(), Transfer { sum: crc32(&payload), length: 3000 });
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: Vec<String> = [0, 3, 4, 5, 1000, 65535].map(|number| hex(sender.frame(number).to_bytes())).to_vec();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/frames-v1.hex");
    if !std::path::Path::new(path).exists() {
        std::fs::write(path, lines.join("\n") + "\n").unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap().lines().collect::<Vec<_>>(), lines);
    let bytes =
        |line: &String| (0..line.len() / 2).map(|at| u8::from_str_radix(&line[at * 2..at * 2 + 2], 16).unwrap()).collect::<Vec<u8>>();
    let mut receiver = Receiver::default();
    let last = lines.iter().map(|line| receiver.take(&Frame::read(&bytes(line)).unwrap())).last();
    assert!(matches!(last, Some(Progress::Whole(whole)) if whole == payload));
}
