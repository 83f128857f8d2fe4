-- What guard.enter has verified stands in a setting that no role of the program may set (decision 48).
-- Lock: none on tables. Duration: instant. Undo: revoke set on parameter backtrace_functions from dengwen_owner; guard.enter and
-- guard.context of the former program, and its two sequences (m0091).

do $$
begin
    if not has_parameter_privilege('dengwen_owner', 'backtrace_functions', 'set') then
        grant set on parameter backtrace_functions to dengwen_owner;
    end if;
exception
    when insufficient_privilege then
        raise exception using
            errcode = 'insufficient_privilege',
            message = 'a superuser must first run: grant set on parameter backtrace_functions to dengwen_owner';
end
$$;
