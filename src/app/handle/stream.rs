//! The stream of codes: what was received goes the way of a chosen file.

use crate::app::{Effect, Model, Route, StreamCommand, StreamJob, StreamState};

pub(super) fn handle(model: &mut Model, command: StreamCommand) -> Vec<Effect> {
    let state = &mut model.ui.stream;
    match command {
        StreamCommand::Begin(job) => {
            *state = Some(StreamState::Preparing);
            vec![Effect::Stream(job)]
        }
        StreamCommand::Stop => stop(model),
        // News of a stream that was left mean nothing any more.
        StreamCommand::Became(news) => {
            *state = state.map(|_| news);
            Vec::new()
        }
        StreamCommand::Received => {
            *state = None;
            vec![Effect::Go(Route::Exchange)]
        }
    }
}

/// Ends what is running: on leaving its screen, too.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    let is_running = model.ui.stream.take().is_some();
    if is_running { vec![Effect::Stream(StreamJob::Stop)] } else { Vec::new() }
}
