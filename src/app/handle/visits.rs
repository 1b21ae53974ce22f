//! Visits, questions, calls: commands that write several parts of a record, or create a record and open it.

use chrono::NaiveDate;

use crate::app::edit::{create, delete, edit};
use crate::app::forms::{add, line, need};
use crate::app::{Effect, Env, Field, FormError, Model, Route, Status};
use crate::domain::{
    AHEAD_TOLERANCE, Body, Call, Code, CollectVec, Edit, Entry, EntryEdit, FollowUpEdit, Moment, Note, Question, QuestionEdit, RecordId,
    Score, Visit, VisitEdit,
};

/// Distance by which a question moves beyond the first or last one, in units of `order` (milliseconds).
const STEP_MS: i64 = 60_000;

/// Adds the question in the form.
pub(super) fn add_question(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let typed = model.typed_in(&Field::NewQuestion).unwrap_or_default().trim().to_owned();
    if typed.is_empty() {
        return need(model, FormError::Question);
    }
    let Ok(text) = Note::new(&typed) else {
        model.set_status(Status::TooLong);
        return Vec::new();
    };
    let question = Question::new(text, model.speaker(), env.now);
    add(model, &[Field::NewQuestion], Body::Question(question), env)
}

/// "Write a question about this": creates a question about an entry; its text is typed on its own screen.
pub(super) fn ask_about(model: &mut Model, entry: RecordId, env: &mut Env<'_>) -> Vec<Effect> {
    let known = model.diary.unasked().into_iter().find(|(_, question)| question.entry == Some(entry)).map(|(id, _)| id);
    if let Some(id) = known {
        return vec![Effect::Go(Route::Question(id))];
    }
    let id = env.new_id();
    let question = Question { entry: Some(entry), ..Question::new(Note::default(), model.speaker(), env.now) };
    let mut effects = create(model, id, Body::Question(question), Status::Changed, env);
    effects.push(Effect::Go(Route::Question(id)));
    effects
}

/// Moves an open question up or down by one, among those with a star or those without.
pub(super) fn move_question(model: &mut Model, id: RecordId, up: bool, env: &Env<'_>) -> Vec<Effect> {
    let Some(order) = moved(model, id, up) else { return Vec::new() };
    edit(model, id, Edit::Question(QuestionEdit::Order(order)), env)
}

fn moved(model: &Model, id: RecordId, up: bool) -> Option<i64> {
    let star = model.diary.question(id)?.star;
    let mut orders: Vec<(RecordId, i64)> = model
        .diary
        .unasked()
        .iter()
        .filter(|(_, question)| question.star == star)
        .map(|(id, question)| (*id, question.order))
        .collect_vec();
    if !up {
        orders.reverse();
    }
    let index = orders.iter().position(|(known, _)| *known == id)?;
    let next = orders.get(index.checked_sub(1)?)?.1;
    let beyond = index.checked_sub(2).and_then(|index| orders.get(index)).map(|(_, order)| *order);
    let away = if up { -1 } else { 1 };
    // Halfway between two neighbours; if no number lies between them, just beyond the nearer one.
    let halfway = beyond.map_or(next + away * STEP_MS, |beyond| next + (beyond - next) / 2);
    let order = if halfway == next { next + away } else { halfway };
    Some(order.clamp(-Question::ORDER_MAX, Question::ORDER_MAX))
}

/// Adds the visit in the form; day and time are required. A visit in the past is closed at once.
pub(super) fn add_visit(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let (Some(day), Some(time)) = (model.ui.visit_day, model.ui.visit_time) else { return need(model, FormError::DayAndTime) };
    let local = day.and_time(time);
    let Ok(at) = Moment::of_zone(local, None, env.offset_min) else { return need(model, FormError::DayAndTime) };
    let form = [Field::New(Visit::with()), Field::New(Visit::place()), Field::New(Visit::companion())];
    let [with, place, companion] = form.each_ref().map(|field| line(model, field));
    let over = (at.unix_ms() < env.unix_ms).then_some(at);
    let effects = add(model, &form, Body::Visit(Visit { with, place, companion, over, ..Visit::at(at) }), env);
    if !effects.is_empty() {
        (model.ui.visit_day, model.ui.visit_time) = (None, None);
    }
    effects
}

/// A visit closed within this many minutes of its last known time ended now.
const JUST_OVER_MIN_MAX: i64 = 2 * 60;

/// Answers recorded later than this many minutes after the visit began were recorded at home.
const IN_THE_ROOM_MIN_MAX: i64 = 4 * 60;

/// Closes a visit. It ended now, if closed within [`JUST_OVER_MIN_MAX`] of its planned time or its last answer; else at that time. The end
/// is never in the future. Records after the end count as not reported.
pub(super) fn close_visit(model: &mut Model, id: RecordId, env: &Env<'_>) -> Vec<Effect> {
    let Some(visit) = model.diary.visit(id) else { return Vec::new() };
    let answered = model
        .diary
        .answers()
        .filter(|(_, answer)| answer.visit == Some(id) && answer.at.since(visit.at).num_minutes() <= IN_THE_ROOM_MIN_MAX);
    let last = answered.map(|(_, answer)| answer.at).chain([visit.at]).max_by_key(|at| at.unix_ms()).unwrap_or(visit.at);
    let over = if env.now.since(last).num_minutes() <= JUST_OVER_MIN_MAX { env.now } else { last };
    let mut effects = if visit.over.is_none() { edit(model, id, Edit::Visit(VisitEdit::Over(Some(over))), env) } else { Vec::new() };
    effects.push(Effect::Go(Route::ReadBack(id)));
    effects
}

/// Records a call at once, with the time; what was reported and answered is added on its own screen. After a call that nobody answered, the
/// numbers stay on the screen.
pub(super) fn log_call(model: &mut Model, answered: bool, env: &mut Env<'_>) -> Vec<Effect> {
    let id = env.new_id();
    let mut call = Call::new(env.now, model.speaker(), answered);
    // With a single contact it is clear who was called.
    call.contact = match model.diary.contacts().map(|(id, _)| id).collect_vec()[..] {
        [only] => Some(only),
        _ => None,
    };
    let mut effects = create(model, id, Body::Call(call), Status::Changed, env);
    effects.extend(answered.then_some(Effect::Go(Route::Call(id))));
    effects
}

/// For this long, in milliseconds, the 60-second form changes the number it recorded for a time span; later it records a new one.
const RECALL_SAME_MS_MAX: i64 = 6 * 60 * 60 * 1000;
/// How many of the newest entries are searched for it.
const RECALL_ROWS_MAX: usize = 500;
/// The same for a number about now, in milliseconds.
const RECALL_NOW_MS_MAX: i64 = 10 * 60 * 1000;

/// Records a number of the 60-second form; the same key again deletes it.
pub(super) fn recall_number(model: &mut Model, span: Option<&'static str>, score: Option<Score>, env: &mut Env<'_>) -> Vec<Effect> {
    match (model.recall_entry(span, env.now), score) {
        (Some(id), Some(score)) => edit(model, id, Edit::Entry(EntryEdit::Score(score)), env),
        (Some(id), None) => delete(model, id, env),
        (None, Some(score)) => {
            let id = env.new_id();
            let entry = Entry::tapped(env.now, score, model.speaker());
            let entry = match span {
                Some(span) => entry.about(Code::listed(span)),
                None => {
                    model.ui.recalled_now.push(id);
                    entry
                }
            };
            create(model, id, Body::Entry(entry), Status::Saved(score, env.now), env)
        }
        (None, None) => Vec::new(),
    }
}

impl Model {
    /// The entry that the 60-second form recorded for a time span (`None`: now) by the current speaker, which it changes instead of adding
    /// one.
    #[must_use]
    pub fn recall_entry(&self, span: Option<&'static str>, now: Moment) -> Option<RecordId> {
        let speaker = self.diary.resolve_speaker(&self.speaker(), self.device.map_or(0, crate::domain::DeviceId::profile));
        let limit_ms = if span.is_some() { RECALL_SAME_MS_MAX } else { RECALL_NOW_MS_MAX };
        let fits = |id: &RecordId| {
            let Some(entry) = self.diary.entry(*id) else { return false };
            entry.span.as_ref().map(Code::as_str) == span
                && (span.is_some() || self.ui.recalled_now.contains(id))
                // With a clock set back a little, the entry may lie ahead of now.
                && !entry.at.is_ahead_of(now)
                && now.since(entry.at).num_milliseconds() <= limit_ms
                && self.diary.said(*id).is_some_and(|(_, said_by)| said_by == speaker)
        };
        self.diary.newest_before(now.later(AHEAD_TOLERANCE).unwrap_or(now), RECALL_ROWS_MAX, |id| fits(&id).then_some(id))
    }
}

/// Marks a follow-up as done or not done.
pub(super) fn step_done(model: &mut Model, id: RecordId, done: bool, env: &Env<'_>) -> Vec<Effect> {
    edit(model, id, Edit::FollowUp(FollowUpEdit::Done(done.then_some(env.now))), env)
}

/// Selects the first unanswered question, or the one shown before.
pub(super) fn enter_room(model: &mut Model, visit: RecordId, today: NaiveDate) {
    let questions = model.diary.questions_in_room(visit, today);
    if model.ui.room.is_some_and(|id| questions.iter().any(|(known, _)| *known == id)) {
        return;
    }
    let open = model.diary.unasked();
    let is_open = |(id, _): &&(RecordId, &Question)| open.iter().any(|(known, _)| known == id);
    model.ui.room = questions.iter().find(is_open).map(|(id, _)| *id);
}
