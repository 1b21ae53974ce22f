//! Commands of the stream of codes.

use crate::app::{StreamJob, StreamState};

/// Showing the diary as codes, and reading them.
#[derive(Clone, Copy, Debug)]
pub enum StreamCommand {
    /// Begin one of the two.
    Begin(StreamJob),
    /// End it.
    Stop,
    /// The browser reports this state.
    Became(StreamState),
    /// Everything was received, and is being opened as a file is.
    Received,
}
