//! The kinds of record there are.

use std::cmp::Ordering;

use super::codec::{Fields, RecordError, Sorted};
use super::kind::{FieldDoc, FieldSet, Kind};
use super::part::EditOf;
use super::{Agreement, Answer, Call, Contact, DayPart, Dose, Entry, FollowUp, Person, Phone, Question, Relief, Score, SpeakerRef, Visit};
use super::{AgreementEdit, AnswerEdit, CallEdit, ContactEdit, DayEdit, DoseEdit, EntryEdit, FollowUpEdit, PersonEdit};
use super::{Diary, QuestionEdit, RecordId, ReliefEdit, TextPart, TooLong, VisitEdit};

/// A record of a kind this version does not know: kept, exported, merged, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The kind as written.
    pub kind: Box<str>,
}

/// What is declared of a kind, for the pages that describe the format. Not part of the program.
#[derive(Debug)]
pub struct KindDoc {
    /// Its name on the wire.
    pub kind: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: Vec<FieldDoc>,
}

/// The one list of the kinds, with their edits, and what the diary calls one and all of them. Where a record holds two kinds, the one that comes first here counts; new ones come last.
macro_rules! kinds {
    ($($(#[$about:meta])* $Variant:ident($Type:ty $(, $Edit:ty)?) $(as $one:ident $(in $many:ident)?)?,)+) => {
        /// What a record says.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Body {
            $($(#[$about])* $Variant($Type),)+
            /// A kind of a newer version; its fields are in [`Version::extra`](super::Version::extra).
            Unknown(Unknown),
        }

        /// The kinds by their place in the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Rank {
            $($Variant,)+
            Unknown,
        }

        impl Diary {
            $($(
                #[doc = concat!("The live [`", stringify!($Type), "`] of that id.")]
                #[must_use]
                pub fn $one(&self, id: RecordId) -> Option<&$Type> {
                    match &self.live(id)?.body {
                        Body::$Variant(body) => Some(body),
                        _ => None,
                    }
                }

                $(
                    #[doc = concat!("Live records of the kind [`", stringify!($Type), "`] with their ids, in the order they were written down.")]
                    pub fn $many(&self) -> impl Iterator<Item = (RecordId, &$Type)> {
                        self.listed(Rank::$Variant).iter().filter_map(|(_, id)| Some((*id, self.$one(*id)?)))
                    }
                )?
            )?)+
        }

        impl Rank {
            /// True for a kind that has a list.
            pub(super) const fn is_listed(self) -> bool {
                match self {
                    $($($(Self::$Variant => stringify!($many).len() > 0,)?)?)+
                    _ => false,
                }
            }
        }

        impl Body {
            pub(super) const fn rank(&self) -> Rank {
                match self {
                    $(Self::$Variant(_) => Rank::$Variant,)+
                    Self::Unknown(_) => Rank::Unknown,
                }
            }

            /// The name of the kind on the wire.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$Variant(_) => <$Type>::KIND,)+
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// Removes the fields that this version knows of the kind; unknown ones stay.
            ///
            /// # Errors
            /// Why the record is to be refused.
            pub fn read(kind: &str, fields: &mut Fields<'_>) -> Result<Self, RecordError> {
                Ok(match kind {
                    $(<$Type>::KIND => Self::$Variant(FieldSet::read(fields)?),)+
                    other => Self::Unknown(Unknown { kind: other.into() }),
                })
            }

            /// Its fields as they are written.
            #[must_use]
            pub fn written(&self) -> Sorted {
                match self {
                    $(Self::$Variant(body) => written(body),)+
                    Self::Unknown(_) => Sorted::new(&[]),
                }
            }

            /// What people typed in it, for the search.
            #[must_use]
            pub fn texts(&self) -> Vec<&str> {
                let mut texts = Vec::new();
                match self {
                    $(Self::$Variant(body) => body.push_texts(&mut texts),)+
                    Self::Unknown(_) => {}
                }
                texts
            }

            /// What is declared of each kind.
            #[must_use]
            pub fn describe() -> Vec<KindDoc> {
                vec![$(KindDoc { kind: <$Type>::KIND, about: <$Type>::ABOUT, fields: <$Type>::describe() }),+]
            }
        }

        /// An edit of one part of a record.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Edit {
            $($(#[doc = concat!("Of a record that is [`Body::", stringify!($Variant), "`].")] $Variant($Edit),)?)+
        }

        $($(
            impl From<$Edit> for Edit {
                fn from(edit: $Edit) -> Self {
                    Self::$Variant(edit)
                }
            }
        )?)+

        impl Edit {
            /// Makes the edit alone, without what follows from it; `false` when the record is of another kind.
            pub(super) fn set(self, body: &mut Body) -> bool {
                match (self, body) {
                    $($((Self::$Variant(edit), Body::$Variant(body)) => <$Edit as EditOf<$Type>>::apply(edit, body),)?)+
                    _ => return false,
                }
                true
            }

            /// The edit of the same part that leaves the record as it is; `None` when it is of another kind.
            #[must_use]
            pub fn of(&self, body: &Body) -> Option<Self> {
                match (self, body) {
                    $($((Self::$Variant(edit), Body::$Variant(body)) => Some(Self::$Variant(<$Edit as EditOf<$Type>>::of(edit, body))),)?)+
                    _ => None,
                }
            }

            /// The edit that typing this into a record makes; `None` when the record has no such text.
            #[must_use]
            pub fn typed(body: &Body, part: TextPart, text: &str) -> Option<Result<Self, TooLong>> {
                match body {
                    $($(Body::$Variant(_) => <$Edit>::typed(part, text).map(|edit| edit.map(Self::$Variant)),)?)+
                    _ => None,
                }
            }

            /// The text it writes, and which; `None` for an edit of something else.
            #[must_use]
            pub fn text(&self) -> Option<(TextPart, &str)> {
                match self {
                    $($(Self::$Variant(edit) => <$Edit>::text(edit),)?)+
                }
            }

            /// The texts of records that are typed; kinds may share one.
            pub fn parts() -> impl Iterator<Item = TextPart> {
                [$($(<$Edit>::PARTS,)?)+].into_iter().flatten().copied()
            }
        }
    };
}

kinds! {
    /// A rating of pain.
    Entry(Entry, EntryEdit) as entry,
    /// One taken, used or skipped.
    Dose(Dose, DoseEdit) as dose,
    /// Something agreed on.
    Agreement(Agreement, AgreementEdit),
    /// A number to call.
    Contact(Contact, ContactEdit) as contact in contacts,
    /// A medicine or another relief.
    Relief(Relief, ReliefEdit) as relief in reliefs,
    /// A part of the note of a day.
    Day(DayPart, DayEdit),
    /// A question for the team.
    Question(Question, QuestionEdit) as question in questions,
    /// What was answered.
    Answer(Answer, AnswerEdit) as answer in answers,
    /// What is to be done next.
    FollowUp(FollowUp, FollowUpEdit) as step in steps,
    /// A call to the team.
    Call(Call, CallEdit) as call in calls,
    /// A visit to the team.
    Visit(Visit, VisitEdit) as visit in visits,
    /// The patient or a carer.
    Person(Person, PersonEdit) as person in people,
    /// Who uses a phone.
    Phone(Phone),
}

fn written<T: Kind>(body: &T) -> Sorted {
    let mut out = Sorted::new(T::FIRST);
    body.write(&mut out);
    out
}

impl Body {
    /// The score of an entry. A changed number never replaces the one said before.
    pub(super) const fn score(&self) -> Option<Score> {
        match self {
            Self::Entry(entry) => Some(entry.score),
            _ => None,
        }
    }

    /// Whose word it is; `None` where nobody speaks.
    #[must_use]
    pub const fn who(&self) -> Option<&SpeakerRef> {
        match self {
            Self::Entry(entry) => Some(&entry.who),
            Self::Dose(dose) => Some(&dose.who),
            Self::Day(part) => Some(&part.who),
            Self::Question(question) => Some(&question.who),
            Self::Call(call) => Some(&call.who),
            _ => None,
        }
    }

    /// Which kind counts where a record holds two, the greater one: by the list above, what this app does not know by its name.
    pub(super) fn cmp_kind(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Unknown(known), Self::Unknown(other)) => known.kind.cmp(&other.kind),
            _ => other.rank().cmp(&self.rank()),
        }
    }

    /// True when both are of one kind.
    #[must_use]
    pub fn is_of_kind(&self, other: &Self) -> bool {
        self.cmp_kind(other).is_eq()
    }
}
