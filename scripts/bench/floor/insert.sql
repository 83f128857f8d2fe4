insert into floor.report (sealed) values (decode(repeat('a7', :bytes), 'hex'));
