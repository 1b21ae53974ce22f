//! Times picked with the browser's pickers, which give day and time of day separately.

use chrono::{Days, NaiveDateTime};

use crate::app::edit::{edit, edit_saying};
use crate::app::{Effect, Env, Model, OpenPrompt, Picked, Status, TimeOf};
use crate::domain::{Body, Code, CollectVec, DetailEdit, Eased, EditError, LocalOffsets, Moment, PathsEdit, RecordId, Site};

/// Replaces the day or the time of day of a time; refused with [`EditError::NoTime`] if there is no such time.
pub(super) fn pick(model: &mut Model, of: TimeOf, picked: Picked, env: &Env<'_>) -> Vec<Effect> {
    let (TimeOf::At(id) | TimeOf::Began(id) | TimeOf::Eased(id)) = of;
    let Some(body) = model.diary.record(id).map(|record| &record.current().body) else { return Vec::new() };
    let Some(at) = body.at() else { return Vec::new() };
    let known = match (of, body) {
        (TimeOf::At(_), _) => Some(at),
        (TimeOf::Began(_), Body::Entry(entry)) => entry.details().began,
        (TimeOf::Eased(_), Body::Entry(entry)) => match entry.details().eased {
            Some(Eased::At(eased)) => Some(eased),
            Some(Eased::StillThere) | None => None,
        },
        (TimeOf::Began(_) | TimeOf::Eased(_), _) => None,
    };
    let picked = moved(known, picked, at, of, env).and_then(|(at, left_out)| Some((of.edit(at, &model.diary)?, at, left_out)));
    let Some(((id, edit), at, left_out)) = picked else {
        model.set_status(Status::Refused(EditError::NoTime));
        return Vec::new();
    };
    let status = left_out.map_or(Status::Changed, |asked| Status::LeftOut(asked, at));
    let effects = edit_saying(model, id, edit, status.clone(), env);
    if effects.is_empty() && left_out.is_some() && known == Some(at) {
        model.set_status(status);
    }
    effects
}

/// The new time, and the picked one if the local clock skipped it. If no time is known yet, a time of day is taken on the entry's day; on
/// the day before for a beginning that would be after the entry, on the day after for an end that would be before it.
fn moved(known: Option<Moment>, picked: Picked, entry_at: Moment, of: TimeOf, env: &Env<'_>) -> Option<(Moment, Option<Moment>)> {
    let base = known.unwrap_or(entry_at);
    let old = base.local();
    let local = match picked {
        Picked::Day(day) => day.and_time(old.time()),
        Picked::Time(time) => {
            let same_day = old.date().and_time(time);
            match of {
                TimeOf::Began(_) if known.is_none() && same_day > old => same_day.checked_sub_days(Days::new(1))?,
                TimeOf::Eased(_) if known.is_none() && same_day < old => same_day.checked_add_days(Days::new(1))?,
                _ => same_day,
            }
        }
    };
    let is_same = |known: NaiveDateTime| known.and_utc().timestamp().div_euclid(60) == local.and_utc().timestamp().div_euclid(60);
    match known {
        // The pickers show no seconds: picking what is shown changes nothing.
        Some(known) if is_same(known.local()) => Some((known, None)),
        _ => with_offset(local, base, env),
    }
}

/// The picked time with its offset, and `local` as picked if the clock here skipped it. If `base` has another offset than this place had
/// then, it was recorded elsewhere and its offset is kept. Otherwise the offset is the one here at the picked time; of two, that of `base`.
fn with_offset(local: NaiveDateTime, base: Moment, env: &Env<'_>) -> Option<(Moment, Option<Moment>)> {
    if !base.is_in_zone(env.offset_min) {
        return Some((Moment::from_local(local, base.offset_east_min()).ok()?, None));
    }
    let left_out = match LocalOffsets::of(local, env.offset_min) {
        LocalOffsets::Never { before, .. } => Moment::from_local(local, before).ok(),
        LocalOffsets::Once(_) | LocalOffsets::Twice { .. } => None,
    };
    Some((Moment::of_zone(local, Some(base), env.offset_min).ok()?, left_out))
}

/// Handles a tap on a region. While a path is drawn, extends the path; else marks the region and asks for the strength there, or removes
/// its mark.
pub(super) fn region(model: &mut Model, id: RecordId, region: Code, env: &Env<'_>) -> Vec<Effect> {
    let Some(details) = model.diary.entry(id).map(|entry| entry.details().clone()) else { return Vec::new() };
    if let Some(path) = &model.ui.path {
        let longer = extend_path(path, &region);
        // The path that is being drawn is the last one; the same path may have been there before.
        let drawn = usize::from(Site::is_path(path) && details.spread.last() == Some(path));
        let kept = details.spread.iter().take(details.spread.len() - drawn).cloned();
        let spread = kept.chain(Some(longer.clone()).filter(|path| Site::is_path(path))).collect_vec();
        model.ui.path = Some(longer);
        return edit(model, id, DetailEdit::Spread(PathsEdit(spread)).into(), env);
    }
    let mark = details.site(&region).is_none();
    model.ui.prompt = mark.then(|| OpenPrompt::Site(region.clone()));
    edit(model, id, DetailEdit::site(region, mark.then_some(None)).into(), env)
}

/// Copies the places and paths of the last entry that has some.
pub(super) fn same_places(model: &mut Model, id: RecordId, env: &Env<'_>) -> Vec<Effect> {
    let last = model.last_places(id).and_then(|last| model.diary.entry(last));
    let Some(details) = last.map(|entry| entry.details().clone()) else { return Vec::new() };
    edit(model, id, DetailEdit::Places(details.sites, details.spread).into(), env)
}

/// Appends a region to a path; the last region of the path removes it.
#[must_use]
fn extend_path(path: &[Code], region: &Code) -> Vec<Code> {
    let mut path = path.to_vec();
    if path.last() == Some(region) {
        path.pop();
    } else if path.len() < Site::PATH_REGIONS_MAX {
        path.push(region.clone());
    }
    path
}

/// How many of the newest entries are searched.
const RECENT_MAX: usize = 500;

impl Model {
    /// The newest entry before this one by the same speaker that names body regions.
    #[must_use]
    pub fn last_places(&self, id: RecordId) -> Option<RecordId> {
        let this = self.diary.entry(id)?;
        self.diary.newest_before(this.at, RECENT_MAX, |other| {
            let entry = self.diary.entry(other).filter(|entry| entry.who == this.who && !entry.details().sites.is_empty());
            entry.filter(|_| other != id).map(|_| other)
        })
    }
}
