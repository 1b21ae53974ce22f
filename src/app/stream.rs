//! State of the stream of codes between two phones.

/// What the browser is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamJob {
    /// Show the diary as codes.
    Show,
    /// Read codes with the camera, which asks for permission.
    Scan,
    /// End either, at once.
    Stop,
}

/// State of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreamState {
    /// The codes are being made, or the camera is being opened.
    Preparing,
    /// Codes are on the screen, of which so many are enough.
    Showing(usize),
    /// It would take so many codes, which is more than a stream may have.
    TooLarge(usize),
    /// The camera is on: codes that have arrived, and how many are needed; both 0 before the first.
    Scanning(usize, usize),
    /// It has ended without success.
    Failed(StreamFault),
}

/// Why a stream has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreamFault {
    /// The camera was not allowed.
    Refused,
    /// There is no camera, or another app uses it.
    NoCamera,
    /// Its picture stays black.
    Dark,
    /// The page was hidden, which turns the camera off.
    Paused,
    /// All codes arrived, and cannot be unpacked.
    Damaged,
    /// This browser cannot do it, or the module for it did not load.
    Broken,
}
