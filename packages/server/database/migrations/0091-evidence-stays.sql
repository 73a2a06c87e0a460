-- Evidence does not go with its project: an import is not taken back once evidence rests on what it brought.
alter table evidence drop constraint evidence_project_id_fkey;
alter table evidence add constraint evidence_project_id_fkey foreign key (project_id) references project;
