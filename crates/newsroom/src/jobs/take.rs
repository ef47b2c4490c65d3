//! Taking a job, and what becomes of it.

use super::rules::{self, LEASE};
use super::{Kind, Work, store};
use crate::{NewsroomError, Reader, Writer};

/// A job that this process has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    id: String,
    /// What there is to do.
    pub work: Work,
    /// Which attempt it is, from 1.
    pub attempt: i64,
}

impl Job {
    /// What tells it from every other job.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Reader<'_, '_> {
    /// When the next job of this kind is due, in milliseconds since 1970.
    pub fn next_job(&mut self, kind: Kind) -> Result<Option<i64>, NewsroomError> {
        Ok(store::next(self.tx, kind.name())?)
    }

    /// What was given up: its kind, how often it was tried, and why it failed last.
    pub fn dead_jobs(&mut self) -> Result<Vec<(String, i64, String)>, NewsroomError> {
        Ok(store::dead(self.tx)?)
    }
}

impl Writer<'_, '_> {
    /// Writes down what is to be done after this act.
    pub(crate) fn queue(&mut self, work: &Work) -> Result<(), NewsroomError> {
        let text = serde_json::to_string(work).map_err(|error| unreadable("jobs", &error))?;
        let (id, time) = (self.new_id(), self.time());
        Ok(store::add(self.tx, &id, work.kind().name(), &text, self.now, &time)?)
    }

    /// Takes the jobs of this kind that are due, `most` at most. They are nobody else's for [`LEASE`] milliseconds.
    pub fn take_jobs(&mut self, kind: Kind, most: i64) -> Result<Vec<Job>, NewsroomError> {
        let mut jobs = Vec::new();
        for row in store::due(self.tx, kind.name(), self.now, most)? {
            if !store::take(self.tx, &row, self.now + LEASE)? {
                continue;
            }
            let attempt = row.attempts + 1;
            match serde_json::from_str(&row.work) {
                // Whoever took it last did not live to say what became of it.
                Ok(_) if attempt > rules::ATTEMPTS => {
                    store::bury(self.tx, &row.id, attempt, "it was begun again and again and never ended")?;
                }
                Ok(work) => jobs.push(Job { id: row.id, work, attempt }),
                Err(error) => store::bury(self.tx, &row.id, attempt, &error.to_string())?,
            }
        }
        Ok(jobs)
    }

    /// A job is done, or there is no more need for it.
    pub fn job_done(&mut self, job: &Job) -> Result<(), NewsroomError> {
        Ok(store::done(self.tx, &job.id, job.attempt)?)
    }

    /// A job has failed: it is tried again after a pause, or given up after its last attempt; whether it was given up.
    pub fn job_failed(&mut self, job: &Job, why: &str) -> Result<bool, NewsroomError> {
        match rules::pause(job.attempt) {
            Some(pause) => store::again(self.tx, &job.id, job.attempt, self.now + pause, why)?,
            None => self.give_job_up(job, why)?,
        }
        Ok(rules::pause(job.attempt).is_none())
    }

    /// A job has failed and would fail again: it is given up.
    pub fn give_job_up(&mut self, job: &Job, why: &str) -> Result<(), NewsroomError> {
        store::forget_dead(self.tx, self.now - rules::REMEMBERED)?;
        Ok(store::bury(self.tx, &job.id, job.attempt, why)?)
    }
}

fn unreadable(place: &str, error: &serde_json::Error) -> NewsroomError {
    NewsroomError::Row { place: place.to_owned(), value: error.to_string(), expected: "work" }
}
