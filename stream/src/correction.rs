//! Reed–Solomon correction over the field of 256 elements of QR codes.

/// The product of two elements, modulo x^8 + x^4 + x^3 + x^2 + 1.
fn times(a: u8, b: u8) -> u8 {
    let double = |a: u8| (a << 1) ^ ((a >> 7) * 0x1d);
    (0..8).rev().fold(0, |product, bit| double(product) ^ ((b >> bit & 1) * a))
}

/// `base` to the power of `exponent`.
fn power(base: u8, exponent: usize) -> u8 {
    let (mut result, mut square, mut rest) = (1, base, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        rest /= 2;
    }
    result
}

fn inverse(a: u8) -> u8 {
    power(a, 254)
}

/// The value of a polynomial, lowest coefficient first.
fn value(polynomial: &[u8], x: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, coefficient| times(sum, x) ^ coefficient)
}

fn at(polynomial: &[u8], index: usize) -> u8 {
    polynomial.get(index).copied().unwrap_or_default()
}

/// Corrects a block with `check` codewords for it at the end; `None` when too many are wrong.
pub fn corrected(block: &mut [u8], check: usize) -> Option<()> {
    let syndromes = syndromes(block, check);
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Some(());
    }
    let locator = locator(&syndromes);
    let errors = locator.len() - 1;
    let degree_of = |index: usize| block.len() - 1 - index;
    let wrong: Vec<usize> = (0..block.len()).filter(|index| value(&locator, inverse(power(2, degree_of(*index)))) == 0).collect();
    if errors == 0 || errors > check / 2 || wrong.len() != errors {
        return None;
    }
    // The evaluator: syndromes times locator, below the power `check`.
    let evaluator: Vec<u8> =
        (0..check).map(|power| (0..=power).fold(0, |sum, part| sum ^ times(at(&syndromes, part), at(&locator, power - part)))).collect();
    // The derivative keeps the odd powers.
    let derivative: Vec<u8> = locator.iter().enumerate().skip(1).map(|(power, value)| if power % 2 == 1 { *value } else { 0 }).collect();
    for index in wrong {
        let root = power(2, block.len() - 1 - index);
        let inverse_root = inverse(root);
        let amount = times(root, times(value(&evaluator, inverse_root), inverse(value(&derivative, inverse_root))));
        if let Some(byte) = block.get_mut(index) {
            *byte ^= amount;
        }
    }
    self::syndromes(block, check).iter().all(|syndrome| *syndrome == 0).then_some(())
}

fn syndromes(block: &[u8], check: usize) -> Vec<u8> {
    (0..check)
        .map(|index| {
            let x = power(2, index);
            block.iter().fold(0, |sum, byte| times(sum, x) ^ byte)
        })
        .collect()
}

/// The polynomial whose roots say where the errors are (Berlekamp and Massey).
fn locator(syndromes: &[u8]) -> Vec<u8> {
    let (mut current, mut before) = (vec![1], vec![1]);
    let (mut errors, mut shift, mut last) = (0, 1, 1);
    for index in 0..syndromes.len() {
        let discrepancy = (0..=errors).fold(0, |sum, part| sum ^ times(at(&current, part), at(syndromes, index.wrapping_sub(part))));
        if discrepancy == 0 {
            shift += 1;
            continue;
        }
        let factor = times(discrepancy, inverse(last));
        let length = current.len().max(before.len() + shift);
        let next: Vec<u8> = (0..length).map(|power| at(&current, power) ^ times(factor, at(&before, power.wrapping_sub(shift)))).collect();
        if 2 * errors <= index {
            errors = index + 1 - errors;
            (before, last, shift) = (current, discrepancy, 1);
        } else {
            shift += 1;
        }
        current = next;
    }
    while current.len() > 1 && current.last() == Some(&0) {
        current.pop();
    }
    current
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The data with its codewords for correction: the rest of a division.
    fn encoded(data: &[u8], check: usize) -> Vec<u8> {
        let generator = (0..check).fold(vec![1], |product: Vec<u8>, root| {
            let root = power(2, root);
            let length = product.len();
            (0..=length).map(|index| at(&product, index) ^ times(at(&product, index.wrapping_sub(1)), root)).collect()
        });
        let mut rest = [data, &vec![0; check]].concat();
        for index in 0..data.len() {
            let factor = rest[index];
            generator.iter().enumerate().for_each(|(power, value)| rest[index + power] ^= times(factor, *value));
        }
        [data, &rest[data.len()..]].concat()
    }

    proptest! {
        #[test]
        fn up_to_half_of_the_check_may_be_wrong(data in prop::collection::vec(any::<u8>(), 1..48), wrong in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 0..15)) {
            let good = encoded(&data, 28);
            let mut bad = good.clone();
            for (index, by) in &wrong {
                let index = index.index(good.len());
                bad[index] = good[index] ^ by;
            }
            let count = bad.iter().zip(&good).filter(|(bad, good)| bad != good).count();
            prop_assert!(count <= 14);
            prop_assert_eq!(corrected(&mut bad, 28), Some(()));
            prop_assert_eq!(bad, good);
        }

        #[test]
        fn nothing_is_too_strange(mut block in prop::collection::vec(any::<u8>(), 29..80)) {
            corrected(&mut block, 28);
        }
    }
}
