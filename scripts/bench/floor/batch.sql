delete from floor.job where job_id in (select job_id from floor.job order by job_id limit 100 for update skip locked);
