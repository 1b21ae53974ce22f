//! Gives files to other phones.

use crate::app::{Effect, Exchange, ExchangeCommand, Model, Route, Status};

pub(super) fn handle(model: &mut Model, command: ExchangeCommand) -> Vec<Effect> {
    match command {
        ExchangeCommand::Made(revision, offers) => model.exchange = Exchange::Ready(revision, offers),
        ExchangeCommand::Give(peer) => return vec![Effect::Give(peer)],
        ExchangeCommand::ShowCodes(peer) => {
            model.codes_for = Some(peer);
            return vec![Effect::Go(Route::StreamShow)];
        }
        ExchangeCommand::Given => model.set_status(Status::Given),
        ExchangeCommand::NotGiven { failed } => {
            if failed {
                model.set_status(Status::NotShared);
            }
        }
    }
    Vec::new()
}
