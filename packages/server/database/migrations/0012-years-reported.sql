-- Every page asks which years an organisation has reported on. With these, each year is one look into an index, however many
-- submissions there are; periods longer than a year are few and have an index of their own.
create index submission_reported on submission (org_id, period_first, period_last) where state = 'verified';
create index submission_reported_long on submission (org_id, period_first, period_last) where state = 'verified' and period_last - period_first > 3;
