-- A file belongs to a message the actor wrote herself, and lies in her own contact: taking it back drops it.
drop policy written on hotline.message_files;
create policy written on hotline.message_files for insert to astra_app with check (
  exists (select from hotline.visitors v where v.contact = message_files.contact and v.visitor = vault.actor())
  and exists (select from hotline.messages m
    where m.id = message_files.message and m.contact = message_files.contact and m.by = vault.actor())
  and vault.files_lie_in(array[clean, original], contact));
