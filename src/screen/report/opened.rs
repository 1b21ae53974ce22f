//! The records of an open number in words, each with its screen.

use super::super::opened::{OpenedRecords, RecordRow};
use super::page::Page;
use super::records::records;
use crate::app::{LeaveOut, Route};
use crate::domain::{Body, CollectVec, Dose, Line, Note, RecordId, ReportNumber};
use crate::text::bidi_isolate;

/// The first `most` records of the number.
pub fn opened_records(page: &Page<'_>, number: &ReportNumber, most: usize) -> OpenedRecords {
    let ids = records(page, number);
    OpenedRecords { rows: ids.iter().take(most).filter_map(|id| row(page, *id)).collect_vec(), all: ids.len() }
}

fn row(page: &Page<'_>, id: RecordId) -> Option<RecordRow> {
    let screen = page.screen;
    let text = screen.text;
    let version = screen.model.diary.live(id)?;
    let who = || screen.model.diary.speaker_in(version).map(|speaker| page.name(&speaker));
    let (route, head, words) = match &version.body {
        Body::Entry(entry) => {
            let says = text.topic_says(&who()?, &text.score(entry.score));
            let head = format!("{} · {says}", page.when(entry.at));
            let shown = if page.leaves_out(LeaveOut::Notes) { &entry.clone().with_note(Note::default()) } else { entry };
            (Route::Entry(id), head, screen.entry_line(id, shown))
        }
        Body::Dose(dose) => {
            let bare = || Dose { skipped: dose.skipped.as_ref().map(|_| Line::default()), ..dose.clone() };
            let words = if page.leaves_out(LeaveOut::Notes) { screen.dose_words(&bare()) } else { screen.dose_words(dose) };
            (Route::Dose(id), page.when(dose.at), words)
        }
        Body::Day(part) => {
            if !page.shows_part(part) {
                return None;
            }
            (Route::Day(part.day), format!("{} · {}", page.day(part.day), who()?), screen.part_words(part))
        }
        Body::Call(call) => {
            let bare = [LeaveOut::Notes, LeaveOut::Names, LeaveOut::AllButInitials].into_iter().any(|what| page.leaves_out(what));
            let words = if bare { text.call_outcome(call.outcome.as_str()) } else { screen.call_words(call) };
            (Route::Call(id), page.when(call.at), words)
        }
        Body::Question(question) => (Route::Question(id), screen.question_words(question), who()?),
        Body::FollowUp(step) => {
            let of = |id: RecordId| if screen.model.diary.call(id).is_some() { Route::Call(id) } else { Route::Question(id) };
            let route = step.visit.map(Route::VisitOf).or_else(|| step.of.map(of)).unwrap_or(Route::Visit);
            (route, bidi_isolate(step.what.as_str()), page.shown_name(step.who.as_str()).unwrap_or_default())
        }
        Body::Relief(_) => (Route::Medicine(id), screen.relief_words(id), String::new()),
        _ => return None,
    };
    Some(RecordRow { route, head, words })
}
