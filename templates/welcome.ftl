---
letter: welcome
subject: <#if person.firstName??>${person.firstName}, why<#else>Why</#if> did you sign up?
when: 0 days after signup
---
Hi<#if person.firstName??> ${person.firstName}</#if>,

I'm ${founder.firstName!founder.name}<#if founder.product??>, and I started ${founder.product}</#if>. You signed up<#if signup.date??> on ${signup.date}</#if><#if plan??> and picked the ${plan} plan</#if>, which makes you number ${person.number} of the first thousand people I write to myself.

<#if company??>
What made somebody at ${company} look for something like this?
<#else>
What were you looking for when you found us?
</#if>

Two words are enough. There is no survey behind this: I read every answer, and I answer it.

${founder.firstName!founder.name}
