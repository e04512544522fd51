---
letter: nudge
subject: One question, ${person.firstName!"if I may"}
when: 7 days after welcome
---
Hi<#if person.firstName??> ${person.firstName}</#if>,

a week ago I asked what brought you to ${founder.product!"us"}, and I'd still like to know, most of all if the answer is "I looked, and it was not for me".

What nearly stopped you<#if plan??> before you picked the ${plan} plan</#if>?

A "no time" or "too dear" helps me as much as praise does. If you'd rather not hear from me again, say so and I won't write.

${founder.firstName!founder.name}
