//! A frame as a QR code.

use crate::base45::encode;
use crate::frame::Frame;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// A code: its side in modules, and for each, row by row, whether it is dark. Without the quiet zone around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Modules on a side.
    pub side: usize,
    /// The modules.
    pub dark: Vec<bool>,
}

/// The code of a frame, in alphanumeric mode at level M; `None` when it is too long.
#[must_use]
pub fn code_of(frame: &Frame) -> Option<Code> {
    let text = encode(&frame.to_bytes());
    let segment = QrSegment::make_alphanumeric(&text);
    // Frames are as good as random, so one mask is as good as another; choosing takes most of the time.
    let mask = Some(Mask::new(0));
    let code = QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Medium, Version::MIN, Version::new(25), mask, false).ok()?;
    let side = code.size();
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
    Some(Code { side: usize::try_from(side).ok()?, dark })
}
