//! The stream of codes between two browsers: what one shows is filmed, and the film is the other's camera.

use crate::app::App;
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Pixels on a side of the film.
const SIDE: usize = 1080;
/// As many pictures a second as the sender shows.
const PICTURES_A_SECOND: usize = 8;
/// Brightness of the screen's black and white, as a camera sees them.
const BLACK: u8 = 40;
const WHITE: u8 = 220;

/// A code as it stood on the screen, with the white around it: whether each module is dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    side: usize,
    dark: Vec<bool>,
}

impl Shown {
    /// As a camera sees it, in the middle of the picture: brightnesses, row by row.
    pub fn seen(&self) -> Vec<u8> {
        let pixels = SIDE / self.side;
        let margin = (SIDE - pixels * self.side) / 2;
        let module = |at: usize| at.checked_sub(margin).map(|at| at / pixels).filter(|at| *at < self.side);
        let is_dark = |index: usize| match (module(index % SIDE), module(index / SIDE)) {
            (Some(x), Some(y)) => self.dark[y * self.side + x],
            _ => false,
        };
        (0..SIDE * SIDE).map(|index| if is_dark(index) { BLACK } else { WHITE }).collect()
    }

    /// The frame in it.
    pub fn frame(&self) -> Option<stream::Frame> {
        stream::frame_in(SIDE, SIDE, &self.seen())
    }
}

impl App {
    /// The codes that "Show codes" shows, until there are so many different ones.
    pub async fn shown_codes(&self, count: usize) -> Result<Vec<Shown>> {
        // The white around a code is four modules wide, so its first dark row tells the size of a module.
        let script = "const canvas = document.getElementById('stream-code'); if (!canvas) return null;
            const { width, height } = canvas, { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
            const first = data.findIndex((value, index) => index % 4 === 0 && value < 128); if (first < 0) return null;
            const pixels = Math.floor(first / 4 / width) / 4, side = width / pixels, dark = [];
            for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) dark.push(data[4 * (y * pixels * width + x * pixels)] < 128 ? 1 : 0);
            return { side, dark: dark.join('') }";
        let end = Instant::now() + Duration::from_secs(60);
        let mut codes: Vec<Shown> = Vec::new();
        while codes.len() < count {
            let found = self.js(script, vec![]).await?;
            if let (Some(side), Some(dark)) = (found["side"].as_u64(), found["dark"].as_str()) {
                let code = Shown { side: usize::try_from(side)?, dark: dark.chars().map(|module| module == '1').collect() };
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            if Instant::now() > end {
                bail!("{} of {count} codes were shown. {}", codes.len(), self.summary().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(codes)
    }
}

/// Writes pictures as a film (Y4M), which Chromium repeats.
pub fn film(path: &Path, pictures: &[Vec<u8>]) -> Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).context("a film")?);
    writeln!(file, "YUV4MPEG2 W{SIDE} H{SIDE} F{PICTURES_A_SECOND}:1 Ip A1:1 C420jpeg")?;
    let colours = vec![128; SIDE * SIDE / 2];
    for picture in pictures {
        file.write_all(b"FRAME\n")?;
        file.write_all(picture)?;
        file.write_all(&colours)?;
    }
    Ok(file.flush()?)
}

/// A black film.
pub fn black(path: &Path) -> Result<()> {
    film(path, &[vec![0; SIDE * SIDE]])
}

/// Switches of Chromium: this film is its camera, and its use is allowed.
pub fn switches(film: &Path) -> Vec<String> {
    vec![
        "--use-fake-ui-for-media-stream".into(),
        "--use-fake-device-for-media-stream".into(),
        format!("--use-file-for-fake-video-capture={}", film.display()),
    ]
}
