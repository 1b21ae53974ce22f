//! Pictures and their comparison: coarse enough for another machine's letters, fine enough for a part that is missing or out of place.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// Set to renew the kept pictures instead of comparing with them, as for snapshots.
pub const RENEW: &str = "UPDATE_EXPECT";
/// Pixels of the screen per side of a kept pixel.
const KEPT: usize = 2;
/// Kept pixels per side of a compared cell.
const CELL: usize = 2;
/// Cells per side of a block: 32 pixels of the screen, less than a key or a limb, more than a letter.
const BLOCK: usize = 8;
/// The largest mean difference of a channel over the whole picture, 0 to 255.
const MEAN_MAX: f64 = 4.0;
/// The same over one block.
const BLOCK_MAX: f64 = 12.0;
/// How much higher or lower the picture may be, in percent: text that is a line longer pushes the rest down and is seen in the blocks.
const HEIGHT_PERCENT: usize = 2;

/// Red, green and blue of each pixel, by rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    rgb: Vec<u8>,
}

/// By how much two pictures differ: means of the channels' differences, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    pub mean: f64,
    pub block: f64,
    /// Left and top edge of the block that differs most, in pixels of the screen.
    pub at: (usize, usize),
}

impl Difference {
    pub fn is_small(&self) -> bool {
        self.mean <= MEAN_MAX && self.block <= BLOCK_MAX
    }
}

impl Picture {
    /// From the bytes of a PNG; what is transparent is as if it were not.
    pub fn from_png(bytes: &[u8]) -> Result<Picture> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let mut samples = vec![0; reader.output_buffer_size().context("a picture that fits into memory")?];
        let info = reader.next_frame(&mut samples)?;
        let channels = info.color_type.samples();
        ensure!(channels >= 3, "a picture with colours, not {:?}", info.color_type);
        let rgb = samples.chunks_exact(channels).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Ok(Picture { width: info.width as usize, height: info.height as usize, rgb })
    }

    pub fn to_png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(self.width)?, u32::try_from(self.height)?);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&self.rgb)?;
        Ok(bytes)
    }

    /// As it is kept: half as wide and high, with 32 steps a channel, so that it is small.
    pub fn for_keeping(&self) -> Picture {
        let mut kept = self.reduced(KEPT);
        kept.rgb.iter_mut().for_each(|value| *value = value.saturating_add(4) & !7);
        kept
    }

    /// The mean of each square of so many pixels a side.
    fn reduced(&self, by: usize) -> Picture {
        let (width, height) = (self.width / by, self.height / by);
        let mean = |x: usize, y: usize, channel: usize| {
            let square = (0..by * by).map(|n| usize::from(self.channel(x * by + n % by, y * by + n / by, channel)));
            (square.sum::<usize>() / (by * by)) as u8
        };
        Picture::drawn(width, height, |x, y| [mean(x, y, 0), mean(x, y, 1), mean(x, y, 2)])
    }

    /// Each pixel as the mean of itself and its neighbours.
    fn blurred(&self) -> Picture {
        let near = |at: usize, end: usize| at.saturating_sub(1)..=(at + 1).min(end - 1);
        let mean = |x: usize, y: usize, channel: usize| {
            let square = near(y, self.height).flat_map(|y| near(x, self.width).map(move |x| (x, y)));
            let (sum, count) = square.fold((0, 0), |(sum, count), (x, y)| (sum + usize::from(self.channel(x, y, channel)), count + 1));
            (sum / count) as u8
        };
        Picture::drawn(self.width, self.height, |x, y| [mean(x, y, 0), mean(x, y, 1), mean(x, y, 2)])
    }

    fn drawn(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Picture {
        let rgb = (0..width * height).flat_map(|n| pixel(n % width, n / width)).collect();
        Picture { width, height, rgb }
    }

    fn channel(&self, x: usize, y: usize, channel: usize) -> u8 {
        self.rgb[(y * self.width + x) * 3 + channel]
    }

    /// The upper part.
    fn cut(&self, height: usize) -> Picture {
        Picture { width: self.width, height, rgb: self.rgb[..self.width * height * 3].to_vec() }
    }

    /// How much two kept pictures differ. An error when one is wider, or much higher.
    pub fn difference(&self, other: &Picture) -> Result<Difference> {
        let (low, high) = (self.height.min(other.height), self.height.max(other.height));
        let is_alike = self.width == other.width && (high - low) * 100 <= high * HEIGHT_PERCENT;
        ensure!(is_alike, "{} × {} instead of {} × {}", other.width, other.height, self.width, self.height);
        let [one, two] = [self, other].map(|picture| picture.cut(low).reduced(CELL).blurred());
        let cell = |x: usize, y: usize| {
            (0..3).map(|channel| f64::from(one.channel(x, y, channel).abs_diff(two.channel(x, y, channel)))).sum::<f64>() / 3.0
        };
        let mean = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            let count = (xs.len() * ys.len()) as f64;
            ys.flat_map(|y| xs.clone().map(move |x| (x, y))).map(|(x, y)| cell(x, y)).sum::<f64>() / count
        };
        let mut found = Difference { mean: mean(0..one.width, 0..one.height), block: 0.0, at: (0, 0) };
        // Half overlapping, so that no place lies on the edge of all blocks. The last ones end at the edge: a part of a block there would
        // weigh a line as a whole block.
        let starts = |end: usize| (0..).step_by(BLOCK / 2).take_while(move |start| start + BLOCK < end).chain([end.saturating_sub(BLOCK)]);
        for top in starts(one.height) {
            for left in starts(one.width) {
                let block = mean(left..(left + BLOCK).min(one.width), top..(top + BLOCK).min(one.height));
                if block > found.block {
                    found = Difference { block, at: (left * CELL * KEPT, top * CELL * KEPT), ..found };
                }
            }
        }
        Ok(found)
    }

    /// Where they differ, dark on white.
    fn changes(&self, other: &Picture) -> Picture {
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        Picture::drawn(width, height, |x, y| {
            [0, 1, 2].map(|channel| 255 - self.channel(x, y, channel).abs_diff(other.channel(x, y, channel)))
        })
    }
}

/// Where the kept pictures are.
pub fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures").join(format!("{name}.png"))
}

/// Compares a screenshot with the kept one of that name, or keeps it when they are renewed. On failure the kept one, the one seen and what
/// differs are in `target/pictures/`.
pub fn compare(name: &str, screenshot: &[u8]) -> Result<()> {
    let seen = Picture::from_png(screenshot)?.for_keeping();
    let file = kept(name);
    if std::env::var_os(RENEW).is_some() {
        return Ok(std::fs::write(&file, seen.to_png()?)?);
    }
    let bytes = std::fs::read(&file).with_context(|| format!("{}; `cargo xtask screenshots --renew` makes it", file.display()))?;
    let kept = Picture::from_png(&bytes)?;
    let found = kept.difference(&seen);
    if found.as_ref().is_ok_and(Difference::is_small) {
        return Ok(());
    }
    let folder = xtask::paths::root().join("target/pictures");
    std::fs::create_dir_all(&folder)?;
    for (kind, picture) in [("kept", &kept), ("seen", &seen), ("difference", &kept.changes(&seen))] {
        std::fs::write(folder.join(format!("{name}-{kind}.png")), picture.to_png()?)?;
    }
    let told = "the pictures are in target/pictures/; when it is meant to look so: `cargo xtask screenshots --renew`";
    let found = found.with_context(|| format!("{name}: {told}"))?;
    anyhow::bail!("{name}: {found:?}, allowed are a mean of {MEAN_MAX} and {BLOCK_MAX} in a block; {told}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::Random;

    fn is_same(kept: &Picture, screenshot: &Picture) -> bool {
        kept.difference(&screenshot.for_keeping()).is_ok_and(|found| found.is_small())
    }

    /// A plot as on the Diary: paper, lines, bars and marks.
    fn plot() -> Picture {
        Picture::drawn(390, 240, |x, y| match (x, y) {
            (40..370, 20 | 100 | 180) => [226, 221, 208],
            (40..370, 190..212) if x % 24 < 10 && x % 7 != 0 => [29, 92, 99],
            (40..370, 40..160) if x % 24 < 12 && y > 40 + x % 60 => [242, 220, 180],
            (40..370, 30..170) if (x + 4) % 24 < 8 && y % 30 < 8 => [187, 86, 50],
            _ => [250, 247, 242],
        })
    }

    /// As another machine would draw it: each pixel mixed with its right neighbour by a third, and a little brighter or darker.
    fn redrawn(picture: &Picture) -> Picture {
        let mut random = Random(7);
        let noise: Vec<u8> = (0..picture.width * picture.height).map(|_| random.below(17) as u8).collect();
        Picture::drawn(picture.width, picture.height, |x, y| {
            let right = (x + 1).min(picture.width - 1);
            [0, 1, 2].map(|channel| {
                let mixed = (u16::from(picture.channel(x, y, channel)) * 2 + u16::from(picture.channel(right, y, channel))) / 3;
                (mixed as u8).saturating_add(noise[y * picture.width + x]).saturating_sub(8)
            })
        })
    }

    fn moved(picture: &Picture, right: usize, down: usize) -> Picture {
        Picture::drawn(picture.width, picture.height, |x, y| {
            [0, 1, 2].map(|channel| picture.channel(x.saturating_sub(right), y.saturating_sub(down), channel))
        })
    }

    /// Without what is in a square, filled with the colour at its corner.
    fn without(picture: &Picture, (left, top): (usize, usize), side: usize) -> Picture {
        let corner = [0, 1, 2].map(|channel| picture.channel(left, top, channel));
        Picture::drawn(picture.width, picture.height, |x, y| {
            let is_inside = (left..left + side).contains(&x) && (top..top + side).contains(&y);
            if is_inside { corner } else { [0, 1, 2].map(|channel| picture.channel(x, y, channel)) }
        })
    }

    #[test]
    fn letters_of_another_machine_pass_and_a_broken_plot_does_not() {
        let (plot, kept) = (plot(), plot().for_keeping());
        assert!(is_same(&kept, &plot) && is_same(&kept, &redrawn(&plot)));
        let blank = Picture::drawn(390, 240, |_, _| [250, 247, 242]);
        let no_bars = Picture::drawn(390, 240, |x, y| {
            if (185..215).contains(&y) { [250, 247, 242] } else { [0, 1, 2].map(|channel| plot.channel(x, y, channel)) }
        });
        let broken = [
            ("blank", blank),
            ("without the doses", no_bars),
            ("without a square", without(&plot, (100, 60), 64)),
            ("lower", moved(&plot, 0, 8)),
            ("to the right", moved(&plot, 8, 0)),
            ("black", Picture::drawn(390, 240, |_, _| [0, 0, 0])),
            ("cut off", plot.cut(200)),
            ("narrower", Picture::drawn(380, 240, |x, y| [0, 1, 2].map(|channel| plot.channel(x, y, channel)))),
        ];
        for (what, broken) in broken {
            assert!(!is_same(&kept, &broken), "{what}: {:?}", kept.difference(&broken.for_keeping()));
        }
    }

    #[test]
    fn a_png_is_read_as_it_was_written() {
        let plot = plot();
        assert_eq!(Picture::from_png(&plot.to_png().unwrap()).unwrap(), plot);
        assert!(Picture::from_png(b"no picture").is_err());
    }

    /// The same with the pictures that are kept: each is small, and each would be missed.
    #[test]
    fn every_kept_picture_is_small_and_its_loss_is_seen() {
        let folder = kept("x").with_extension("");
        let files: Vec<PathBuf> = std::fs::read_dir(folder.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() >= 4, "{files:?}");
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            assert!(bytes.len() < 40_000, "{}: {} bytes", file.display(), bytes.len());
            let kept = Picture::from_png(&bytes).unwrap();
            let same = |other: &Picture| kept.difference(other).is_ok_and(|found| found.is_small());
            // Most of each is paper.
            let mut counts = std::collections::BTreeMap::<&[u8], usize>::new();
            kept.rgb.chunks_exact(3).for_each(|pixel| *counts.entry(pixel).or_default() += 1);
            let paper = counts.into_iter().max_by_key(|(_, count)| *count).map(|(pixel, _)| [pixel[0], pixel[1], pixel[2]]).unwrap();
            let blank = Picture::drawn(kept.width, kept.height, |_, _| paper);
            let strongest = kept.difference(&blank).unwrap();
            assert!(same(&redrawn(&kept)), "{}: {:?}", file.display(), kept.difference(&redrawn(&kept)));
            assert!(!same(&blank), "{}: {strongest:?}", file.display());
            let corner = (strongest.at.0 / KEPT, strongest.at.1 / KEPT);
            // Filled with the paper: a bar has one colour, and without a part in its own it is the same.
            let (xs, ys) = (corner.0..corner.0 + 24, corner.1..corner.1 + 24);
            let torn = Picture::drawn(kept.width, kept.height, |x, y| {
                let from = if xs.contains(&x) && ys.contains(&y) { &blank } else { &kept };
                [0, 1, 2].map(|channel| from.channel(x, y, channel))
            });
            assert!(!same(&torn), "{}, torn at {corner:?}: {:?}", file.display(), kept.difference(&torn));
            let lower = moved(&kept, 0, 6);
            assert!(!same(&lower), "{}, lower: {:?}", file.display(), kept.difference(&lower));
        }
    }
}
