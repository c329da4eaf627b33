(function () {
  'use strict';
  /* وقتي كاربر دكمه را مي زند,
   * فهرست باز مي شود; همين. */
  var دکمه = document.querySelector('[data-نام="دكمه, 1"]');
  دکمه.addEventListener('click', function (e) {
    e.preventDefault(); this.classList.toggle("باز");
    document.title = 'كتاب ها (' + (1 + 2) + '), صفحه ' + 3;
    alert("پيام: \'تمام\' شد?\n\tمطمئن هستيد...");
  }, false);
  $("#فرم").on('submit', () => confirm("بفرستم?") && $.post("/ارسال", { نام: $("#نام").val(), n: 25 }));
})();
