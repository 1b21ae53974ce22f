//! One change to one part of a record. Small parts, so that what two windows change at once is both kept.

use chrono::NaiveDate;

use super::change_visit;
use crate::domain::{Body, Code, Details, Eased, Entry, Line, Link, Moment, Note, Pain, RecordId, Score, Site, SpeakerRef, Topic, Word};

/// A change. Which records it fits is told by [`Change::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody else said it.
    Who(SpeakerRef),
    /// It was at another time.
    At(Moment),
    /// The number was another.
    Score(Score),
    /// The note; of a question, an answer, a next step, a call, something agreed on: its text.
    Note(Note),
    /// A place hurts, so strong if that was said; or it does not.
    Site(Code, Option<Option<Pain>>),
    /// All places and paths at once: "same as last time".
    Places(Vec<Site>, Vec<Vec<Code>>),
    /// Where it spreads to.
    Spread(Vec<Vec<Code>>),
    /// A word fits, or does not.
    Word(Topic, Word, bool),
    /// When it began.
    Began(Option<Moment>),
    /// When it eased.
    Eased(Option<Eased>),
    /// How it began.
    Onset(Option<Code>),
    /// How it goes on.
    Course(Option<Code>),
    /// How strong it is at rest.
    AtRest(Option<Pain>),
    /// How strong it is on moving.
    OnMoving(Option<Pain>),
    /// How much was taken.
    Amount(Line),
    /// It was not taken, and why.
    Skipped(Option<Line>),
    /// The pain before it.
    Before(Link),
    /// The pain after it.
    After(Link),
    /// The relief, as said.
    Relieved(Option<Code>),
    /// A name of a person, a relief, somebody to call.
    Name(Line),
    /// The strength on the box.
    Strength(Line),
    /// When it is taken.
    Schedule(Option<Code>),
    /// What the label says.
    Label(Note),
    /// The last day it was taken.
    Ended(Option<NaiveDate>),
    /// The number to call.
    Phone(Line),
    /// When somebody answers.
    Hours(Line),
    /// Both at once: hours that were typed within the number go where hours belong.
    Number(Line, Line),
    /// How a part of the day was.
    Level(Option<Code>),
    /// The day a sign was first noticed.
    Noticed(Option<NaiveDate>),
    /// Where a visit is.
    Place(Line),
    /// Who comes along.
    Companion(Line),
    /// When a visit was over.
    Over(Option<Moment>),
    /// For whom a question is.
    For(Option<Code>),
    /// It is one of the most important.
    Star(bool),
    /// Its place among the others.
    Order(i64),
    /// The visit it is for.
    ForVisit(Option<RecordId>),
    /// Who gave an answer, does a next step, or answered a call.
    By(Line),
    /// What became of a question or a call.
    Outcome(Option<Code>),
    /// By which day something is to be done.
    Due(Option<NaiveDate>),
    /// When it was done.
    Done(Option<Moment>),
    /// Which number was called.
    Called(Option<RecordId>),
    /// Whether each of these was told, at a call or a visit.
    Told(Vec<(RecordId, bool)>),
}

/// Why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refused {
    /// It lies ahead of now.
    Future,
    /// It would end before it began.
    EndsBeforeItBegan,
    /// There are as many as an entry can hold.
    Full,
    /// The record has no such part.
    NoSuchPart,
    /// What stands there, out of a file, has the last stamp there is, or is of another kind: nothing can be written over it.
    Unchangeable,
}

impl Change {
    /// The body with the change made.
    ///
    /// # Errors
    /// [`Refused`]; then nothing is to be changed.
    pub fn apply(&self, body: &Body, id: RecordId, now: Moment) -> Result<Body, Refused> {
        // Only a visit may lie ahead, and it is not over before it was. What a wrong clock dated ahead already is set right in steps, the day
        // and the time of day in any order, and what lies between may be ahead as well.
        let was_ahead = self.of(body).is_some_and(|known| known.lies_ahead(now));
        if self.lies_ahead(now) && !was_ahead && !matches!((self, body), (Self::At(_), Body::Visit(_))) {
            return Err(Refused::Future);
        }
        let mut body = body.clone();
        match &mut body {
            Body::Entry(entry) => self.to_entry(entry, id, now)?,
            Body::Dose(dose) => match self.clone() {
                Self::Who(who) => dose.who = who,
                Self::At(at) => *dose = dose.clone().moved(at, id, now),
                Self::Amount(amount) => dose.amount = amount,
                Self::Skipped(skipped) => dose.skipped = skipped,
                Self::Before(link) => dose.before = link,
                Self::After(link) => dose.after = link,
                Self::Relieved(effect) => dose.effect = effect,
                _ => return Err(Refused::NoSuchPart),
            },
            Body::Relief(relief) => match self.clone() {
                Self::Name(name) => relief.name = name,
                Self::Strength(strength) => relief.strength = strength,
                Self::Schedule(schedule) => relief.schedule = schedule,
                Self::Label(label) => relief.label = label,
                Self::Ended(day) => relief.stopped = day,
                _ => return Err(Refused::NoSuchPart),
            },
            Body::Person(person) => match self.clone() {
                Self::Name(name) => person.name = name,
                _ => return Err(Refused::NoSuchPart),
            },
            Body::Contact(contact) => match self.clone() {
                Self::Name(name) => contact.name = name,
                Self::Phone(phone) => contact.phone = phone,
                Self::Hours(hours) => contact.hours = hours,
                Self::Number(phone, hours) => (contact.phone, contact.hours) = (phone, hours),
                _ => return Err(Refused::NoSuchPart),
            },
            Body::Day(part) => match self.clone() {
                Self::Note(note) => part.note = note,
                Self::Level(value) => part.value = value,
                Self::Noticed(day) => part.since = day,
                _ => return Err(Refused::NoSuchPart),
            },
            Body::Visit(_) | Body::Question(_) | Body::Answer(_) | Body::FollowUp(_) | Body::Call(_) | Body::Agreement(_) => {
                change_visit::apply(self.clone(), &mut body, now)?;
            }
            Body::Phone(_) | Body::Unknown(_) => return Err(Refused::NoSuchPart),
        }
        Ok(body)
    }

    fn lies_ahead(&self, now: Moment) -> bool {
        match self {
            Self::At(at) | Self::Began(Some(at)) | Self::Eased(Some(Eased::At(at))) | Self::Over(Some(at)) | Self::Done(Some(at)) => {
                at.is_ahead_of(now)
            }
            Self::Ended(Some(day)) | Self::Noticed(Some(day)) => *day > now.day(),
            _ => false,
        }
    }

    fn to_entry(&self, entry: &mut Entry, id: RecordId, now: Moment) -> Result<(), Refused> {
        let mut details = entry.details().clone();
        match self.clone() {
            Self::Who(who) => entry.who = who,
            Self::At(at) => {
                if entry.at.is_ahead_of(now) {
                    details.follow(at.since(entry.at), now);
                }
                *entry = entry.clone().moved(at, id, now);
            }
            Self::Score(score) => entry.score = score,
            Self::Note(note) => entry.note = note,
            of_details => of_details.change_details(&mut details)?,
        }
        *entry = entry.clone().with_details(details);
        Ok(())
    }

    fn change_details(self, details: &mut Details) -> Result<(), Refused> {
        // A file may hold an end before the beginning; only who changes one of them is told so.
        let is_time = matches!(self, Self::Began(_) | Self::Eased(_));
        let fits = match self {
            Self::Site(region, Some(pain)) => details.mark(&region, pain),
            Self::Site(region, None) => {
                details.unmark(&region);
                true
            }
            Self::Places(sites, spread) => {
                (details.sites, details.spread) = (sites, spread);
                true
            }
            Self::Spread(paths) => {
                let fits = paths.len() <= Details::PATHS_MAX && paths.iter().all(|path| Details::is_path(path));
                if fits {
                    details.spread = paths;
                }
                fits
            }
            Self::Word(topic, word, true) => details.words(topic).contains(&word) || details.add_word(topic, word),
            Self::Word(topic, word, false) => {
                details.remove_word(topic, &word);
                true
            }
            other => {
                match other {
                    Self::Began(began) => details.began = began,
                    Self::Eased(eased) => details.eased = eased,
                    Self::Onset(onset) => details.onset = onset,
                    Self::Course(course) => details.course = course,
                    Self::AtRest(pain) => details.at_rest = pain,
                    Self::OnMoving(pain) => details.on_moving = pain,
                    _ => return Err(Refused::NoSuchPart),
                }
                true
            }
        };
        match (details.began, details.eased) {
            _ if !fits => Err(Refused::Full),
            (Some(began), Some(Eased::At(eased))) if is_time && eased.unix_ms() < began.unix_ms() => Err(Refused::EndsBeforeItBegan),
            _ => Ok(()),
        }
    }

    /// The same part as a body has it; `None` when that kind of record has no such part.
    #[must_use]
    pub fn of(&self, body: &Body) -> Option<Self> {
        Some(match (self, body) {
            (Self::Who(_), Body::Entry(entry)) => Self::Who(entry.who.clone()),
            (Self::Who(_), Body::Dose(dose)) => Self::Who(dose.who.clone()),
            (Self::At(_), Body::Entry(entry)) => Self::At(entry.at),
            (Self::At(_), Body::Dose(dose)) => Self::At(dose.at),
            (Self::Score(_), Body::Entry(entry)) => Self::Score(entry.score),
            (Self::Note(_), Body::Entry(entry)) => Self::Note(entry.note.clone()),
            (Self::Note(_), Body::Day(part)) => Self::Note(part.note.clone()),
            (_, Body::Entry(entry)) => self.of_details(entry.details())?,
            (Self::Amount(_), Body::Dose(dose)) => Self::Amount(dose.amount.clone()),
            (Self::Skipped(_), Body::Dose(dose)) => Self::Skipped(dose.skipped.clone()),
            (Self::Before(_), Body::Dose(dose)) => Self::Before(dose.before),
            (Self::After(_), Body::Dose(dose)) => Self::After(dose.after),
            (Self::Relieved(_), Body::Dose(dose)) => Self::Relieved(dose.effect.clone()),
            (Self::Name(_), Body::Relief(relief)) => Self::Name(relief.name.clone()),
            (Self::Name(_), Body::Person(person)) => Self::Name(person.name.clone()),
            (Self::Name(_), Body::Contact(contact)) => Self::Name(contact.name.clone()),
            (Self::Strength(_), Body::Relief(relief)) => Self::Strength(relief.strength.clone()),
            (Self::Schedule(_), Body::Relief(relief)) => Self::Schedule(relief.schedule.clone()),
            (Self::Label(_), Body::Relief(relief)) => Self::Label(relief.label.clone()),
            (Self::Ended(_), Body::Relief(relief)) => Self::Ended(relief.stopped),
            (Self::Phone(_), Body::Contact(contact)) => Self::Phone(contact.phone.clone()),
            (Self::Hours(_), Body::Contact(contact)) => Self::Hours(contact.hours.clone()),
            (Self::Number(..), Body::Contact(contact)) => Self::Number(contact.phone.clone(), contact.hours.clone()),
            (Self::Level(_), Body::Day(part)) => Self::Level(part.value.clone()),
            (Self::Noticed(_), Body::Day(part)) => Self::Noticed(part.since),
            _ => return change_visit::of(self, body),
        })
    }

    fn of_details(&self, details: &Details) -> Option<Self> {
        Some(match self {
            Self::Site(region, _) => Self::Site(region.clone(), details.site(region).map(|site| site.pain)),
            Self::Places(..) => Self::Places(details.sites.clone(), details.spread.clone()),
            Self::Spread(_) => Self::Spread(details.spread.clone()),
            Self::Word(topic, word, _) => Self::Word(*topic, word.clone(), details.words(*topic).contains(word)),
            Self::Began(_) => Self::Began(details.began),
            Self::Eased(_) => Self::Eased(details.eased),
            Self::Onset(_) => Self::Onset(details.onset.clone()),
            Self::Course(_) => Self::Course(details.course.clone()),
            Self::AtRest(_) => Self::AtRest(details.at_rest),
            Self::OnMoving(_) => Self::OnMoving(details.on_moving),
            _ => return None,
        })
    }

    /// True for what is typed letter by letter: then undo goes back to where the typing began.
    #[must_use]
    pub const fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Note(_)
                | Self::Amount(_)
                | Self::Skipped(_)
                | Self::Name(_)
                | Self::Strength(_)
                | Self::Label(_)
                | Self::Phone(_)
                | Self::Hours(_)
                | Self::Place(_)
                | Self::Companion(_)
                | Self::By(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OwnWord;

    const NOON_MS: i64 = 1_795_435_200_000;

    fn at(minute: i64) -> Moment {
        Moment::from_clock(NOON_MS + minute * 60_000, 60)
    }

    fn id() -> RecordId {
        RecordId::new(NOON_MS, &[1; 10])
    }

    fn entry() -> Body {
        Body::Entry(Entry::tapped(at(0), Score::TooMuch, SpeakerRef::Patient))
    }

    fn applied(body: &Body, changes: &[Change]) -> Result<Body, Refused> {
        changes.iter().try_fold(body.clone(), |body, change| change.apply(&body, id(), at(0)))
    }

    #[test]
    fn what_a_change_makes_it_finds_again() {
        let jaw = Code::listed("jaw");
        let changes = [
            Change::Who(SpeakerRef::Carer),
            Change::At(at(-90)),
            Change::Score(Score::Number(Pain::WORST)),
            Change::Note(Note::new("x").expect("short")),
            Change::Site(jaw.clone(), Some(Pain::new(0))),
            Change::Site(jaw.clone(), Some(None)),
            Change::Spread(vec![vec![jaw.clone(), Code::listed("face")]]),
            Change::Word(Topic::Worse, Word::Own(OwnWord::new("rain").expect("short")), true),
            Change::Began(Some(at(-100))),
            Change::Eased(Some(Eased::StillThere)),
            Change::Onset(Some(Code::listed("slow"))),
            Change::Course(None),
            Change::AtRest(Pain::new(0)),
            Change::OnMoving(Pain::new(10)),
            Change::Places(vec![], vec![]),
        ];
        for change in &changes {
            let body = applied(&entry(), std::slice::from_ref(change)).expect("fits an entry");
            assert_eq!(change.of(&body).as_ref(), Some(change));
        }
        assert_eq!(Change::Amount(Line::default()).apply(&entry(), id(), at(0)), Err(Refused::NoSuchPart));
        assert_eq!(Change::Amount(Line::default()).of(&entry()), None);
        assert_eq!(applied(&entry(), &[changes[4].clone(), Change::Site(jaw, None)]), Ok(entry()), "taken back, as if never said");
    }

    #[test]
    fn an_end_before_the_beginning_is_refused_and_so_is_what_has_not_come() {
        let began = Change::Began(Some(at(-10)));
        let eased = |minute| Change::Eased(Some(Eased::At(at(minute))));
        assert_eq!(applied(&entry(), &[began.clone(), eased(-11)]), Err(Refused::EndsBeforeItBegan));
        assert_eq!(applied(&entry(), &[eased(-11), began.clone()]), Err(Refused::EndsBeforeItBegan));
        assert!(applied(&entry(), &[began, eased(-10)]).is_ok());
        for ahead in [Change::At(at(6)), Change::Began(Some(at(6))), eased(6)] {
            assert_eq!(applied(&entry(), &[ahead]), Err(Refused::Future));
        }
        assert!(applied(&entry(), &[Change::At(at(5))]).is_ok(), "two phones' clocks differ");
    }

    #[test]
    fn an_entry_put_back_by_more_than_an_hour_says_recalled_and_forward_again_no_longer() {
        let recalled = |body: &Body| matches!(body, Body::Entry(entry) if entry.recalled);
        let back = applied(&entry(), &[Change::At(at(-61))]).expect("in the past");
        assert!(recalled(&back));
        assert!(!recalled(&applied(&back, &[Change::At(at(-60))]).expect("in the past")));
    }

    #[test]
    fn an_eleventh_word_of_ones_own_is_refused() {
        let word = |n: usize| Change::Word(Topic::Feels, Word::Own(OwnWord::new(&n.to_string()).expect("short")), true);
        let full: Vec<Change> = (0..Details::OWN_MAX).map(word).collect();
        let body = applied(&entry(), &full).expect("ten fit");
        assert_eq!(applied(&body, &[word(99)]), Err(Refused::Full));
        assert_eq!(applied(&body, &[word(3)]), Ok(body), "what is there already is no change");
    }
}
