//! Codes as a camera sees them: blurred, turned, with glare, with noise. Drawn here, read by the decoder that is shipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use stream::{BLOCK_MAX, Code, Frame, Progress, Receiver, Sender, code_of, frame_in};

/// A picture of brightnesses.
struct Picture {
    side: usize,
    pixels: Vec<u8>,
}

/// What a camera does to a code.
#[derive(Clone, Copy)]
struct Camera {
    /// Pixels on a side of the picture.
    side: usize,
    /// Pixels for a module.
    scale: f64,
    degrees: f64,
    /// Radius of the blur in pixels.
    blur: usize,
    /// Part of the code's area that is white.
    glare: f64,
    /// Most that a pixel is off.
    noise: u32,
}

const STEADY: Camera = Camera { side: 1080, scale: 7.0, degrees: 0.0, blur: 0, glare: 0.0, noise: 0 };

impl Camera {
    fn sees(self, code: &Code) -> Picture {
        let Self { side, scale, degrees, blur, glare, noise } = self;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let half = side as f64 / 2.0;
        let code_half = code.side as f64 / 2.0;
        // A round reflection between the middle and a corner, as of a lamp.
        let radius = (glare / std::f64::consts::PI).sqrt() * code.side as f64;
        let centre = code_half * 1.2;
        let mut seed = 7_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            i64::from((seed >> 16) % (2 * noise + 1)) - i64::from(noise)
        };
        // Four samples a pixel: an edge falls on any part of one.
        let sample = |x: f64, y: f64| {
            let (x, y) = ((x - half) / scale, (y - half) / scale);
            let (x, y) = (x * cos + y * sin + code_half, y * cos - x * sin + code_half);
            let is_glare = (x - centre).hypot(y - centre) < radius;
            let inside = (0.0..code.side as f64).contains(&x) && (0.0..code.side as f64).contains(&y);
            if inside && !is_glare && code.dark[y as usize * code.side + x as usize] { 30.0 } else { 235.0 }
        };
        let pixel = |x: usize, y: usize| {
            let (x, y) = (x as f64, y as f64);
            let all = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)].map(|(right, down)| sample(x + right, y + down));
            all.iter().sum::<f64>() / 4.0
        };
        let sharp: Vec<f64> = (0..side * side).map(|index| pixel(index % side, index / side)).collect();
        let blurred = (0..2).fold(sharp, |picture, _| blurred(&picture, side, blur));
        let pixels = blurred.into_iter().map(|value| (value as i64 + random()).clamp(0, 255) as u8).collect();
        Picture { side, pixels }
    }
}

/// Each pixel is the mean of its row around it, and rows and columns change places: twice is both directions.
fn blurred(picture: &[f64], side: usize, radius: usize) -> Vec<f64> {
    let mean = |index: usize| {
        let (x, y) = (index / side, index % side);
        let around = x.saturating_sub(radius)..(x + radius + 1).min(side);
        let count = around.len() as f64;
        around.map(|x| picture[y * side + x]).sum::<f64>() / count
    };
    (0..side * side).map(mean).collect()
}

fn sender(blocks: usize) -> Sender {
    let bytes: Vec<u8> = (0..blocks * BLOCK_MAX).map(|index| (index.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    Sender::new(bytes).unwrap()
}

fn is_read(camera: Camera, frame: &Frame) -> bool {
    let picture = camera.sees(&code_of(frame).unwrap());
    frame_in(picture.side, picture.side, &picture.pixels).as_ref() == Some(frame)
}

#[test]
fn a_full_frame_is_a_code_of_version_25() {
    let frame = sender(13).frame(0);
    assert_eq!((frame.block.len(), code_of(&frame).unwrap().side), (BLOCK_MAX, 4 * 25 + 17));
}

#[test]
fn turned_blurred_noisy_and_small_codes_are_read() {
    let frame = sender(13).frame(20);
    for degrees in [0.0, 3.0, 17.0, 45.0, 90.0, 178.0, 271.0] {
        assert!(is_read(Camera { degrees, scale: 6.0, ..STEADY }, &frame), "{degrees} degrees");
    }
    for blur in [1, 2, 3] {
        assert!(is_read(Camera { blur, ..STEADY }, &frame), "blurred by {blur} pixels");
    }
    assert!(is_read(Camera { noise: 40, ..STEADY }, &frame), "noise");
    assert!(is_read(Camera { scale: 5.0, degrees: 4.0, blur: 1, noise: 10, ..STEADY }, &frame), "five pixels a module");
}

#[test]
fn glare_over_eight_hundredths_of_the_code_is_read() {
    for number in [0, 7, 20, 21, 22] {
        assert!(is_read(Camera { glare: 0.08, ..STEADY }, &sender(13).frame(number)), "frame {number}");
        assert!(
            is_read(Camera { glare: 0.08, degrees: 6.0, blur: 1, noise: 10, ..STEADY }, &sender(13).frame(number)),
            "frame {number}, turned"
        );
    }
}

#[test]
fn a_month_arrives_although_every_third_picture_is_lost_and_every_second_comes_twice() {
    let sender = sender(13);
    let mut receiver = Receiver::default();
    let mut seen = 0;
    for number in (0..).filter(|number| number % 3 != 1) {
        let camera = Camera { degrees: f64::from(number) * 2.5 - 20.0, blur: usize::from(number % 3), noise: 15, ..STEADY };
        let picture = camera.sees(&code_of(&sender.frame(number)).unwrap());
        for frame in frame_in(picture.side, picture.side, &picture.pixels).iter().cycle().take(1 + usize::from(number % 2)) {
            seen += 1;
            if let Progress::Whole(_) = receiver.take(frame) {
                assert!(seen <= 30, "{seen} frames were needed");
                return;
            }
        }
        assert!(number < 60, "it does not arrive");
    }
}

#[test]
fn what_is_no_code_gives_nothing() {
    let flat = vec![128; 300 * 300];
    assert_eq!(frame_in(300, 300, &flat), None);
    assert_eq!(frame_in(0, 0, &[]), None);
    assert_eq!(frame_in(300, 299, &flat), None);
    let stripes: Vec<u8> = (0..300 * 300).map(|index| if index % 14 < 7 { 0 } else { 255 }).collect();
    assert_eq!(frame_in(300, 300, &stripes), None);
    assert!(is_read(STEADY, &sender(1).frame(0)));
    assert!(!is_read(Camera { glare: 0.4, ..STEADY }, &sender(1).frame(0)));
}

#[test]
fn every_version_up_to_25_is_read() {
    let mut sides = std::collections::BTreeSet::new();
    for length in (1..=BLOCK_MAX).step_by(12) {
        let frame = Sender::new(vec![7; length]).unwrap().frame(0);
        if sides.insert(code_of(&frame).unwrap().side) {
            assert!(is_read(Camera { side: 800, scale: 6.0, degrees: 8.0, ..STEADY }, &frame), "{length} bytes");
        }
    }
    assert_eq!((sides.first(), sides.last(), sides.len()), (Some(&25), Some(&117), 24));
}
