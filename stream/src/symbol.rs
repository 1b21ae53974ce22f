//! A QR code's layout at level M: which modules hold the text, and in what order.

use crate::correction::corrected;
use crate::grid::Modules;

/// The largest version that is read.
pub const VERSION_MAX: usize = 25;

/// Codewords for correction in each block, and the number of blocks, of versions 1 to 25 at level M.
const BLOCKS: [(usize, usize); VERSION_MAX] = [
    (10, 1),
    (16, 1),
    (26, 1),
    (18, 2),
    (24, 2),
    (16, 4),
    (18, 4),
    (22, 4),
    (22, 5),
    (26, 5),
    (30, 5),
    (22, 8),
    (22, 9),
    (24, 9),
    (24, 10),
    (28, 10),
    (28, 11),
    (26, 13),
    (26, 14),
    (26, 16),
    (26, 17),
    (28, 17),
    (28, 18),
    (28, 20),
    (28, 21),
];

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Modules on a side.
#[must_use]
pub const fn side(version: usize) -> usize {
    4 * version + 17
}

/// The text of a code in alphanumeric mode at level M; `None` when it is another one, or too damaged.
#[must_use]
pub fn text(version: usize, modules: &Modules) -> Option<String> {
    let side = side(version);
    let is_dark = |x: usize, y: usize| modules.get(y * side + x).copied().unwrap_or_default();
    let mask = mask(side, is_dark)?;
    let bits = places(version).map(|(x, y)| is_dark(x, y) ^ is_masked(mask, x, y));
    let bytes = data(version, &codewords(bits))?;
    alphanumeric(version, &bytes)
}

/// The mask, from the format beside the squares: five bits in fifteen, of which up to three may be wrong.
fn mask(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> Option<usize> {
    let first = (0..15).map(|bit: usize| match bit {
        0..=5 => (8, bit),
        6 | 7 => (8, bit + 1),
        8 => (7, 8),
        _ => (14 - bit, 8),
    });
    let second = (0..15).map(|bit: usize| if bit < 8 { (side - 1 - bit, 8) } else { (8, side + bit - 15) });
    let read = |places: &mut dyn Iterator<Item = (usize, usize)>| {
        places.enumerate().fold(0_u32, |bits, (bit, (x, y))| bits | u32::from(is_dark(x, y)) << bit)
    };
    let read = [read(&mut first.into_iter()), read(&mut second.into_iter())];
    let distance = |mask: &usize| read.iter().map(|bits| (bits ^ format(*mask)).count_ones()).min().unwrap_or(15);
    (0..8).min_by_key(distance).filter(|mask| distance(mask) <= 3)
}

/// The fifteen bits of level M and a mask.
fn format(mask: usize) -> u32 {
    let data = u32::try_from(mask).unwrap_or_default();
    let rest = (0..10).fold(data, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (data << 10 | rest) ^ 0x5412
}

const fn is_masked(mask: usize, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (x / 3 + y / 2).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}

/// The modules that hold data, in its order: in pairs of columns from the right, up and down by turns.
fn places(version: usize) -> impl Iterator<Item = (usize, usize)> {
    let side = side(version);
    let small = small_squares(version);
    let columns = (7..side).rev().step_by(2).chain([5, 3, 1]);
    let pairs = columns.enumerate().flat_map(move |(turn, right)| {
        let rows = (0..side).map(move |row| if turn % 2 == 0 { side - 1 - row } else { row });
        rows.flat_map(move |y| [(right, y), (right - 1, y)])
    });
    pairs.filter(move |(x, y)| !is_fixed(version, &small, *x, *y))
}

/// The places of the small squares, in both directions.
fn small_squares(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    std::iter::once(6).chain((0..count - 1).rev().map(|index| side(version) - 7 - index * step)).collect()
}

/// True for modules that are the same in every code of the version, or say its format.
fn is_fixed(version: usize, small: &[usize], x: usize, y: usize) -> bool {
    let side = side(version);
    let (low, high) = (x.min(y), x.max(y));
    let is_corner = high < 9 || (low < 9 && high >= side - 8);
    let is_version = version >= 7 && low < 6 && high >= side - 11;
    let near = |at: usize| small.iter().copied().find(|centre| centre.abs_diff(at) <= 2);
    let is_small = match (near(x), near(y)) {
        // Where a large square is, there is no small one.
        (Some(column), Some(row)) => column.min(row) > 6 || ![6, side - 7].contains(&column.max(row)),
        _ => false,
    };
    is_corner || is_version || is_small || x == 6 || y == 6
}

/// Bytes of these bits; what is left over is no byte.
fn codewords(bits: impl Iterator<Item = bool>) -> Vec<u8> {
    let bits: Vec<bool> = bits.collect();
    bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
}

/// The data of all blocks, corrected.
fn data(version: usize, codewords: &[u8]) -> Option<Vec<u8>> {
    let (check, count) = *BLOCKS.get(version.checked_sub(1)?)?;
    let short = codewords.len() / count - check;
    // The last blocks have one more.
    let longer = codewords.len() % count;
    let lengths: Vec<usize> = (0..count).map(|index| short + usize::from(index >= count - longer)).collect();
    let mut blocks: Vec<Vec<u8>> = vec![Vec::new(); count];
    let mut rest = codewords.iter();
    for index in 0..=short {
        for (block, _) in blocks.iter_mut().zip(&lengths).filter(|(_, length)| index < **length) {
            block.push(*rest.next()?);
        }
    }
    for _ in 0..check {
        for block in &mut blocks {
            block.push(*rest.next()?);
        }
    }
    let mut all = Vec::with_capacity(codewords.len());
    for (block, length) in blocks.iter_mut().zip(lengths) {
        corrected(block, check)?;
        all.extend(block.iter().take(length));
    }
    Some(all)
}

/// The text of one alphanumeric segment.
fn alphanumeric(version: usize, bytes: &[u8]) -> Option<String> {
    let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| usize::from(byte >> bit & 1)));
    let mut next = |count: usize| (0..count).try_fold(0, |value, _| Some(value << 1 | bits.next()?));
    if next(4)? != 0b0010 {
        return None;
    }
    let length = next(if version < 10 { 9 } else { 11 })?;
    let character = |value: usize| ALPHABET.get(value).copied().map(char::from);
    let mut text = String::with_capacity(length);
    for _ in 0..length / 2 {
        let pair = next(11)?;
        text.push(character(pair / 45)?);
        text.push(character(pair % 45)?);
    }
    if length % 2 == 1 {
        text.push(character(next(6)?)?);
    }
    Some(text)
}
